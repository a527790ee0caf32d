/// Whether a server refuses everything, so that nothing is won by showing it one item after the other.
///
/// | in a row | the run |
/// |---|---|
/// | so many answers that are not about what was sent: a proxy's page, a wrong path | ends; the items wait |
/// | so many different items refused with the same code, before anything was delivered | ends; they wait again |
///
/// One item that a server or a proxy refuses holds nobody up: with the next delivery the row begins anew.
struct RefusalStreak: Sendable {
  /// Answers in a row that are not about what was sent.
  static let foreignLimit = 5
  /// Items in a row that are refused alike.
  static let itemLimit = 20

  private var foreignCount = 0
  private var code: String?
  private var hasDelivered = false
  /// The items that were refused alike from the run's beginning on.
  private(set) var items: [Int64] = []
  /// Whether these are to wait again.
  private(set) var isWholesale = false

  /// Takes the end of an attempt; why nothing more should be sent, where that is so.
  mutating func note(_ end: AttemptEnd, of item: Int64) -> DeliveryReason? {
    switch (end.outcome, end.sign) {
    case (.delivered, _):
      // It may have been in flight beside the last refusal; the run is ending then.
      if !isWholesale { self = RefusalStreak(hasDelivered: true) }
      return nil
    case (.notApplied(let reason, _), .elsewhere):
      foreignCount += 1
      return foreignCount >= Self.foreignLimit ? reason.ofEverything("\(foreignCount) times") : nil
    case (.rejected(let reason), .works):
      foreignCount = 0
      return refused(reason, item)
    default: return nil
    }
  }

  init(hasDelivered: Bool = false) { self.hasDelivered = hasDelivered }

  private mutating func refused(_ reason: DeliveryReason, _ item: Int64) -> DeliveryReason? {
    guard !hasDelivered else { return nil }
    if reason.code != code {
      code = reason.code
      items = []
    }
    if !items.contains(item) { items.append(item) }
    guard items.count >= Self.itemLimit else { return nil }
    isWholesale = true
    return reason.ofEverything("for \(items.count) items, and none was delivered")
  }
}

extension DeliveryReason {
  /// The reason as it stands for everything that would follow.
  fileprivate func ofEverything(_ extent: String) -> DeliveryReason {
    DeliveryReason(code, "the same answer in a row \(extent): \(message)", needsChange: true)
  }
}
