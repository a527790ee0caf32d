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

  /// Asks the server what it can, and chooses; a server that does not answer is taken for what most are.
  ///
  /// - Throws: `Failure` of status 78 where the server says that it cannot be done.
  func dialect(
    for endpoint: DeliveryEndpoint, talk: Talk, log: Logger?
  ) async throws -> any DeliveryDialect {
    let choice = try choice(from: await Self.capabilities(of: endpoint))
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
    do {
      let response = try await endpoint.send(
        .get, path: ["metadata"], query: [("_format", "json")], timeout: .seconds(15))
      guard response.status == 200 else { return nil }
      return try ServerCapabilities(response.body)
    } catch {
      return nil
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
