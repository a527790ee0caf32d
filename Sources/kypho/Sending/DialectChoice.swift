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

  /// Asks the server what it can, and chooses.
  func dialect(
    for endpoint: DeliveryEndpoint, talk: Talk, log: Logger?
  ) async throws -> any DeliveryDialect {
    FHIRDialect(mode: mode ?? .transaction, identity: identity ?? .client, limits: limits)
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
