import FHIRDelivery
import KyphoplastyFHIR
import Logging

/// How items are to be spoken to the server, as the settings say it; what they leave open, the server's statement decides.
struct DialectChoice: Sendable {
  private let mode: DeliveryMode?
  private let identity: DeliveryIdentity?
  private let limits: BundleLimits

  init(_ settings: Settings) throws {
    mode = try settings.optionalChoice(.serverMode)
    identity = try settings.optionalChoice(.serverIdentity)
    limits = BundleLimits(
      maximumEntries: settings[.serverMaxEntries] == nil
        ? nil : try settings.integer(.serverMaxEntries, default: 1, minimum: 1),
      maximumBytes: settings[.serverMaxBytes] == nil
        ? nil : try settings.integer(.serverMaxBytes, default: 1, minimum: 1))
  }

  /// Asks the server what it can, and chooses; the outbox remembers the choice, and keeps to its identity.
  ///
  /// A server that does not answer now is asked again as long as the patience lasts, unless the settings or the outbox leave
  /// nothing open: to speak to it at a guess may have all that is queued refused, or put there twice.
  ///
  /// - Throws: `StatementFailure` where the server does not say it, and neither the settings nor the outbox do;
  ///   `Failure` of status 78 where the server says that it cannot be done, or where what was delivered would be
  ///   delivered once more under other ids; `OutboxError`.
  func dialect(
    for endpoint: DeliveryEndpoint, from store: any OutboxStore, patience: Duration, talk: Talk,
    log: Logger?, isStopping: () -> Bool
  ) async throws -> FHIRDialect {
    let known = try await DialectRecord(in: store)
    let bound = try await store.status(at: .now).mayBeOnServer ? known.identity : nil
    if let identity, let bound, identity != bound { throw Self.otherIdentity(than: bound, "") }
    let deadline = ContinuousClock.now + patience
    var delay = Duration.milliseconds(200)
    var statement = await Self.statement(of: endpoint)
    while case .failure(let failure) = statement, failure.mayPass,
      mode ?? known.mode == nil || identity ?? known.identity == nil
    {
      guard !isStopping(), ContinuousClock.now + delay < deadline else { throw failure }
      try await Task.sleep(for: delay)
      delay = min(delay * 2, .seconds(2))
      statement = await Self.statement(of: endpoint)
    }
    let choice = try choice(from: statement, known, bound: bound, talk)
    try await DialectRecord(choice).write(to: store)
    log?.info(
      "the server is spoken to",
      metadata: ["mode": "\(choice.mode.rawValue)", "identity": "\(choice.identity.rawValue)"])
    if choice.mode != .transaction || choice.identity != .client {
      talk.note(
        "mode \(choice.mode.rawValue), identity \(choice.identity.rawValue), as the server and the settings have it"
      )
    }
    for note in choice.notes {
      log?.info("\(note)")
      if choice.mode != .transaction || choice.identity != .client { talk.note(note) }
    }
    return FHIRDialect(
      mode: choice.mode, identity: choice.identity, limits: limits,
      checksReferences: choice.checksReferences)
  }

  private func choice(
    from statement: Result<ServerCapabilities, StatementFailure>, _ known: DialectRecord,
    bound: DeliveryIdentity?, _ talk: Talk
  ) throws -> DeliveryChoice {
    switch statement {
    case .success(let capabilities):
      do throws(DeliveryChoice.Refusal) {
        return try DeliveryChoice(
          mode: mode, identity: identity ?? bound, capabilities: capabilities)
      } catch {
        // Where there is a way with another identity, it is what was delivered that stands against it.
        if identity == nil, let bound,
          (try? DeliveryChoice(mode: mode, capabilities: capabilities)) != nil
        {
          throw Self.otherIdentity(than: bound, error.reason)
        }
        throw Failure(.configuration, error.description)
      }
    case .failure(let failure):
      guard let mode = mode ?? known.mode, let identity = identity ?? known.identity else {
        throw failure
      }
      var choice = try DeliveryChoice(mode: mode, identity: identity, capabilities: nil)
      choice.checksReferences = known.checksReferences
      if self.mode == nil || self.identity == nil {
        talk.error(
          "what the server can is not known now; mode \(mode.rawValue), identity \(identity.rawValue), as before"
        )
      }
      return choice
    }
  }

  private static func otherIdentity(than bound: DeliveryIdentity, _ reason: String) -> Failure {
    Failure(
      .configuration,
      (reason.isEmpty ? "" : "\(reason); ")
        + "what this outbox has delivered went with identity \(bound.rawValue), and with another one all of it would be there twice: use another outbox, or --identity \(bound.rawValue)"
    )
  }

  /// The choice for what a server says that it can do; nil where it says nothing.
  func choice(from capabilities: ServerCapabilities?) throws -> DeliveryChoice {
    do throws(DeliveryChoice.Refusal) {
      return try DeliveryChoice(mode: mode, identity: identity, capabilities: capabilities)
    } catch {
      throw Failure(.configuration, error.description)
    }
  }

  /// What the server says at `/metadata`; nil where it does not answer, or with something else.
  static func capabilities(of endpoint: DeliveryEndpoint) async -> ServerCapabilities? {
    try? await statement(of: endpoint).get()
  }

  private static func statement(
    of endpoint: DeliveryEndpoint
  ) async -> Result<ServerCapabilities, StatementFailure> {
    do throws(DeliveryFailure) {
      let response = try await endpoint.send(
        .get, path: ["metadata"], query: [("_format", "json")], timeout: .seconds(15))
      guard response.status == 200 else { return .failure(StatementFailure(response)) }
      return Result { () throws(ServerCapabilities.ReadingError) in
        try ServerCapabilities(response.body)
      }.mapError { StatementFailure($0) }
    } catch {
      return .failure(StatementFailure(error))
    }
  }
}

extension Settings {
  /// A setting that is one of some words; nil for `auto`, as where it is not set.
  fileprivate func optionalChoice<Choice: RawRepresentable<String> & CaseIterable>(
    _ setting: Setting
  ) throws -> Choice? {
    guard let text = self[setting], text != "auto" else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw wrong(setting, (["auto"] + Choice.allCases.map(\.rawValue)).joined(separator: ", "))
    }
    return choice
  }
}
