public import FHIRDelivery

/// Asks the server about items of which nobody knows whether it has them, and sets them to what it says.
public struct Reconciliation: Sendable {
  private let store: any OutboxStore
  private let dialect: FHIRDialect
  private let settlingTime: Duration
  private let ask: @Sendable (DialectRequest, String) async -> HTTPResponse?

  /// What became of one item.
  public struct Result: Sendable, Hashable {
    /// What was found out.
    public enum Finding: String, Sendable, Hashable, CaseIterable {
      /// The server has it.
      case applied
      /// The server has nothing of it.
      case notApplied = "not-applied"
      /// What the server has does not tell.
      case undecided
      /// It cannot be asked for.
      case notAskable = "not-askable"
      /// The server did not answer.
      case noAnswer = "no-answer"
      /// It was sent just now, and may still be under way.
      case tooEarly = "too-early"
    }

    /// The item.
    public var item: Int64
    /// Where it came from.
    public var place: String?
    /// What was found out.
    public var finding: Finding
    /// The state that it was set to; nil where it stays as it is.
    public var state: OutboxState?
  }

  /// Asks by an endpoint.
  ///
  /// - Parameters:
  ///   - store: the outbox.
  ///   - dialect: how the server is spoken to.
  ///   - endpoint: the server.
  ///   - settlingTime: how old an attempt must be: until then the server may still be at work on it.
  public init(
    store: any OutboxStore, dialect: FHIRDialect, endpoint: DeliveryEndpoint,
    settlingTime: Duration = .seconds(60)
  ) {
    self.init(store: store, dialect: dialect, settlingTime: settlingTime) { request, id in
      do throws(DeliveryFailure) {
        return try await endpoint.send(request, requestID: id)
      } catch {
        return nil
      }
    }
  }

  /// Asks by a closure, which gives nil where there is no answer.
  public init(
    store: any OutboxStore, dialect: FHIRDialect, settlingTime: Duration = .seconds(60),
    asking ask: @escaping @Sendable (DialectRequest, String) async -> HTTPResponse?
  ) {
    self.store = store
    self.dialect = dialect
    self.settlingTime = settlingTime
    self.ask = ask
  }

  /// Asks about the items of a selection that are unknown, and by choice about those that count as delivered.
  ///
  /// An item that the server has is delivered; one of which it has nothing is sent again. All else stays as it is. Of what
  /// counts as delivered, only that is asked for which nothing later has changed or taken back.
  public func run(
    _ selection: OutboxSelection = OutboxSelection(), checkingDelivered: Bool = false,
    at now: UnixTime, _ receive: (Result) async throws -> Void
  ) async throws {
    var selection = selection
    let wanted: Set<OutboxState> = checkingDelivered ? [.unknown, .delivered] : [.unknown]
    selection.states = selection.states.isEmpty ? wanted : selection.states.intersection(wanted)
    guard !selection.states.isEmpty else { return }
    try await store.forEachItem(selection) { listed in
      guard let item = try await store.item(listed.id),
        let found = try await findOut(about: item, at: now)
      else { return }
      let state = try await settle(item, found, at: now)
      try await receive(
        Result(item: item.id, place: item.place, finding: found.finding, state: state))
    }
  }

  /// What was found out, with all that is known to be done.
  private struct Found {
    var finding: Result.Finding
    var doneEntries: Set<Int> = []
    var locations: [String: String] = [:]
  }

  /// Sets an item to what was found out; nil where it stays.
  private func settle(
    _ item: OutboxItem, _ found: Found, at now: UnixTime
  ) async throws(OutboxError) -> OutboxState? {
    let state: OutboxState
    switch (found.finding, item.state) {
    case (.applied, .unknown): state = .delivered
    case (.notApplied, .unknown), (.notApplied, .delivered): state = .pending
    default: return nil
    }
    let reason = DeliveryReason(
      "reconciled",
      "the server was asked and has "
        + (state == .delivered
          ? "it" : found.doneEntries.isEmpty ? "nothing of it" : "a part of it"))
    let isSet =
      item.state == .unknown
      ? try await store.settle(
        item.id,
        OutboxTransition(
          state, dueAt: now, doneEntries: found.doneEntries, locations: found.locations),
        reason: reason, at: now)
      : try await store.set(
        state, OutboxSelection(ids: [item.id]), on: .answer, reason: reason, at: now) > 0
    return isSet ? state : nil
  }

  /// Asks for one part after another, until all is found or something is not; nil where nothing is to be asked.
  private func findOut(about item: OutboxItem, at now: UnixTime) async throws -> Found? {
    if item.state == .unknown, let last = try await store.attempts(of: item.id).last,
      now < last.beganAt + last.duration + settlingTime
    {
      return Found(finding: .tooEarly)
    }
    var asked = item
    if item.state == .delivered {
      guard let superseded = try await store.supersededEntries(of: item) else { return nil }
      asked.doneEntries = superseded
    }
    let references = dialect.referencesToLocate(in: asked)
    var locations = references.isEmpty ? [:] : try await store.locations(of: references)
    var learned: [String: String] = [:]
    let count = BundleBody(item.body)?.entries.count ?? 0
    while true {
      guard let inquiry = dialect.inquiry(about: asked, locations: locations) else {
        return Found(finding: .notAskable)
      }
      guard let answer = await ask(inquiry, "\(item.requestID)-reconcile") else {
        return Found(finding: .noAnswer)
      }
      let findings = dialect.findings(on: asked, answer: answer, to: inquiry)
      guard findings.isCertain else { return Found(finding: .undecided) }
      let before = asked.doneEntries.count
      asked.doneEntries.formUnion(findings.found)
      learned.merge(findings.locations) { $1 }
      locations.merge(findings.locations) { $1 }
      // What was refused before is not there, so all of it is not.
      if findings.isMissing || asked.doneEntries.count + item.refusedEntries.count >= count {
        return Found(
          finding: asked.doneEntries.count < count ? .notApplied : .applied,
          doneEntries: asked.doneEntries,
          locations: learned)
      }
      // The next question would be the same.
      guard asked.doneEntries.count > before else { return Found(finding: .undecided) }
    }
  }
}
