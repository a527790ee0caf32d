import FlyingFox
import FlyingSocks
import Glibc

/// A FHIR R4 server on 127.0.0.1, good enough for a demonstration and strict enough for tests.
///
///     let sandbox = Sandbox(SandboxConfiguration())
///     let base = try await sandbox.start()  // http://127.0.0.1:40121/fhir
///     ...
///     await sandbox.stop()
///
/// It keeps resources in a SQLite file as the very bytes that a client sent, with `id`, `meta.versionId` and
/// `meta.lastUpdated` set. A PUT of what is stored already makes no new version.
public actor Sandbox {
  private struct Running {
    var server: HTTPServer
    var task: Task<Void, any Error>
    var store: ResourceStore
  }

  private enum State {
    case stopped, changing
    case running(Running)
  }

  private let configuration: SandboxConfiguration
  private var state = State.stopped

  /// Makes a server that does not run yet.
  public init(_ configuration: SandboxConfiguration = SandboxConfiguration()) {
    self.configuration = configuration
  }

  /// Opens the file and listens.
  ///
  /// - Returns: the base URL, without a slash at the end.
  /// - Throws: `SandboxError`.
  public func start() async throws -> String {
    guard case .stopped = state else {
      throw SandboxError(.alreadyRunning)
    }
    state = .changing
    do {
      let (running, base) = try await Self.run(configuration)
      state = .running(running)
      configuration.log("listening on \(base)")
      return base
    } catch {
      state = .stopped
      throw error
    }
  }

  /// Ends what is in flight, closes the port and the file, and removes the file where it was temporary; the sandbox can
  /// be started again.
  public func stop() async {
    guard case .running(let running) = state else { return }
    state = .changing
    await running.server.stop()
    _ = await running.task.result
    do {
      try running.store.close()
    } catch {
      configuration.log("the store did not close: \(error)")
    }
    configuration.log("stopped")
    state = .stopped
  }

  /// The number of resources of each type, without those that are deleted.
  ///
  /// - Throws: `SandboxError.Code.notRunning`.
  public func resourceCounts() async throws -> [String: Int] {
    try await statistics().resources
  }

  /// What the store holds.
  ///
  /// - Throws: `SandboxError.Code.notRunning`.
  public func statistics() async throws -> SandboxStatistics {
    guard case .running(let running) = state else {
      throw SandboxError(.notRunning)
    }
    return try await running.store.read { reader in
      SandboxStatistics(resources: try reader.counts(), versions: try reader.versionCount())
    }
  }
}

extension Sandbox {
  private static func run(
    _ configuration: SandboxConfiguration
  ) async throws -> (Running, base: String) {
    let store: ResourceStore
    do {
      store = try ResourceStore(path: configuration.databasePath)
    } catch {
      throw SandboxError(.cannotOpenStore, reason: "\(error)")
    }
    do {
      let late = LateFront()
      let (server, task, port) = try await listen(configuration, late)
      let base = "http://127.0.0.1:\(port)/\(HTTPFront.basePath)"
      await late.open(front(configuration, store, base: base))
      return (Running(server: server, task: task, store: store), base)
    } catch {
      try? store.close()
      throw SandboxError(.cannotListen, reason: "\(error)")
    }
  }

  private static func front(
    _ configuration: SandboxConfiguration, _ store: ResourceStore, base: String
  ) -> HTTPFront {
    let context = ServerContext(
      base: base, types: ResourceTypes(names: configuration.resourceTypes))
    let rules = WriteRules(
      enforcesReferences: configuration.enforcesReferences,
      allowsClientIDs: configuration.allowsClientIDs,
      allowsTransactions: configuration.allowsTransactions,
      maximumEntries: configuration.maximumEntries)
    let service = FHIRService(
      store: store, context: context, rules: rules,
      capabilities: CapabilityStatement.bytes(context: context, rules: rules, date: .now))
    return HTTPFront(
      service: service, maximumBodyLength: configuration.maximumBodyLength,
      gate: Gate(
        limiter: configuration.requestsPerSecond.map { RequestLimiter(limit: $0) },
        requiresToken: configuration.requiresToken, time: configuration.time),
      faults: FaultInjector(configuration.faults), time: configuration.time, log: configuration.log)
  }

  /// Starts a server that answers nothing yet: the port is known only when it listens, and the base that references
  /// are read against contains the port.
  private static func listen(
    _ configuration: SandboxConfiguration, _ front: LateFront
  ) async throws -> (HTTPServer, Task<Void, any Error>, port: UInt16) {
    let server = HTTPServer(
      config: HTTPServer.Configuration(
        address: try sockaddr_in.inet(ip4: "127.0.0.1", port: configuration.port),
        timeout: 3600,
        // A body up to here comes as one piece.
        sharedRequestBufferSize: configuration.maximumBodyLength,
        sharedRequestReplaySize: configuration.maximumBodyLength,
        pool: PromptSocketPool(base: HTTPServer.defaultPool()),
        logger: ServerLog(write: configuration.log)),
      handler: front)
    let (events, continuation) = AsyncStream<Result<Void, any Error>>.makeStream()
    let task = Task {
      do {
        try await server.run()
      } catch {
        continuation.yield(.failure(error))
        throw error
      }
    }
    let waiting = Task {
      do {
        try await server.waitUntilListening()
        continuation.yield(.success(()))
      } catch {
        continuation.yield(.failure(error))
      }
    }
    defer { waiting.cancel() }
    for await event in events {
      try event.get()
      break
    }
    guard case .ip4(_, let port) = await server.listeningAddress else {
      await server.stop()
      throw SocketError.unsupportedAddress
    }
    return (server, task, port)
  }
}
