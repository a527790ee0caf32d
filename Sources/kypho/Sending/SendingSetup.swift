import FHIRDelivery

/// What a command needs that sends from an outbox that is there.
enum SendingSetup {
  /// Opens the outbox for its own server, where no setting names one.
  static func existing(
    config: String?, flags: [[Setting: String]], report: RunReport
  ) async throws -> (settings: Settings, outbox: OpenOutbox, endpoint: DeliveryEndpoint) {
    var flags = flags.reduce([:]) { $0.merging($1) { $1 } }
    var settings = try await Settings.load(file: config, flags: flags)
    try report.take(settings)
    let store = try await settings.existingOutbox(.reading)
    if settings[.serverURL] == nil, let target = try await store.target() {
      flags[.serverURL] = target
      settings = try await Settings.load(file: config, flags: flags)
    }
    let endpoint = try settings.endpoint()
    let outbox = try await settings.openOutbox(
      for: endpoint.server.description, secretFingerprint: nil)
    return (settings, outbox, endpoint)
  }
}
