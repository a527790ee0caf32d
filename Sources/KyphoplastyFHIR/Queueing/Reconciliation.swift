public import FHIRDelivery

/// Asks the server about items of which nobody knows whether it has them, and sets them to what it says.
public struct Reconciliation: Sendable {
  private let store: any OutboxStore
  private let dialect: any DeliveryDialect
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
    store: any OutboxStore, dialect: any DeliveryDialect, endpoint: DeliveryEndpoint,
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
    store: any OutboxStore, dialect: any DeliveryDialect, settlingTime: Duration = .seconds(60),
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
        let finding = try await finding(on: item, at: now)
      else { return }
      let next = Self.state(after: finding, of: item.state)
      var state: OutboxState?
      if let next,
        try await store.set(
          next, OutboxSelection(ids: [item.id]), on: .answer, reason: Self.reason(finding),
          at: now) > 0
      {
        state = next
      }
      try await receive(
        Result(item: item.id, place: item.place, finding: finding, state: state))
    }
  }

  /// The state that follows; nil where it stays.
  static func state(after finding: Result.Finding, of state: OutboxState) -> OutboxState? {
    switch (finding, state) {
    case (.applied, .unknown): .delivered
    case (.notApplied, .unknown), (.notApplied, .delivered): .pending
    default: nil
    }
  }

  private static func reason(_ finding: Result.Finding) -> DeliveryReason {
    DeliveryReason(
      "reconciled",
      finding == .applied
        ? "the server was asked and has it" : "the server was asked and has nothing of it")
  }

  /// What is found out; nil where nothing is to be asked.
  private func finding(
    on item: OutboxItem, at now: UnixTime
  ) async throws -> Result.Finding? {
    if item.state == .unknown, let last = try await store.attempts(of: item.id).last,
      now < last.beganAt + last.duration + settlingTime
    {
      return .tooEarly
    }
    var asked = item
    if item.state == .delivered {
      guard let superseded = try await store.supersededEntries(of: item) else { return nil }
      asked.doneEntries = superseded
    }
    let references = dialect.referencesToLocate(in: asked)
    let locations = references.isEmpty ? [:] : try await store.locations(of: references)
    guard let inquiry = dialect.inquiry(about: asked, locations: locations) else {
      return .notAskable
    }
    guard let answer = await ask(inquiry, "\(item.requestID)-reconcile") else { return .noAnswer }
    return switch dialect.wasApplied(asked, answer: answer, to: inquiry) {
    case true?: .applied
    case false?: .notApplied
    case nil: .undecided
    }
  }
}
