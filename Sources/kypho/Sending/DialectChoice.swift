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
        ? nil : try settings.integer(.serverMaxEntries, default: 1, minimum: 1))
  }

  /// Asks the server what it can, and chooses; a server that says nothing of it is taken for what most are.
  ///
  /// A server that does not answer now is asked again as long as the patience lasts, unless the settings leave nothing open: to
  /// speak to it at a guess may have all that is queued refused.
  ///
  /// - Throws: `Failure` of status 78 where the server says that it cannot be done, `NoStatement` where it does not answer.
  func dialect(
    for endpoint: DeliveryEndpoint, patience: Duration, talk: Talk, log: Logger?,
    isStopping: () -> Bool
  ) async throws -> any DeliveryDialect {
    let deadline = ContinuousClock.now + patience
    var delay = Duration.milliseconds(200)
    var statement = await Self.statement(of: endpoint)
    while case .later(let reason) = statement, mode == nil || identity == nil {
      guard !isStopping(), ContinuousClock.now + delay < deadline else {
        throw NoStatement(reason: reason)
      }
      try await Task.sleep(for: delay)
      delay = min(delay * 2, .seconds(2))
      statement = await Self.statement(of: endpoint)
    }
    let choice = try choice(from: statement.capabilities)
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
    await statement(of: endpoint).capabilities
  }

  private static func statement(of endpoint: DeliveryEndpoint) async -> Statement {
    do throws(DeliveryFailure) {
      let response = try await endpoint.send(
        .get, path: ["metadata"], query: [("_format", "json")], timeout: .seconds(15))
      switch response.status {
      case 200: return (try? ServerCapabilities(response.body)).map(Statement.said) ?? .nothing
      case 429, 500...599:
        return .later(
          DeliveryReason(
            "http-\(response.status)",
            "the server does not say what it can (HTTP \(response.status) for /metadata)"))
      default: return .nothing
      }
    } catch {
      guard case .transfer = error else { return .nothing }
      switch error.outcome {
      case .notApplied(let reason, _), .unknown(let reason): return .later(reason)
      case .delivered, .rejected: return .nothing
      }
    }
  }

  /// What comes of asking a server what it can.
  private enum Statement {
    case said(ServerCapabilities)
    /// It answers, and says nothing of it.
    case nothing
    /// It does not answer now.
    case later(DeliveryReason)

    var capabilities: ServerCapabilities? {
      if case .said(let capabilities) = self { capabilities } else { nil }
    }
  }
}

/// A server has not answered the question how it can be spoken to.
struct NoStatement: Error {
  var reason: DeliveryReason
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
