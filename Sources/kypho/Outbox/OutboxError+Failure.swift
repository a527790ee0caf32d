import FHIRDelivery

extension Failure {
  /// What an outbox that cannot do its work ends the program with.
  init(_ error: OutboxError) {
    let status: ExitStatus =
      switch error.code {
      case .cannotOpen: .cannotCreate
      case .permission, .readableByOthers, .notAnOutbox, .laterVersion, .otherSecret, .otherTarget:
        .configuration
      case .inUse: .temporary
      case .full, .inputOutput, .corrupt: .inputOutput
      case .connection: .unavailable
      case .misuse: .bug
      }
    self.init(status, error.message)
  }
}

/// Does something with an outbox; what it throws ends the program with the status that belongs to it.
func withOutboxErrors<Result>(_ body: () async throws -> Result) async throws -> Result {
  do {
    return try await body()
  } catch let error as OutboxError {
    throw Failure(error)
  }
}
