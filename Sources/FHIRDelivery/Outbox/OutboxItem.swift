/// An item as it stands in the outbox.
public struct OutboxItem: Sendable, Identifiable {
  /// Its number; later items have higher ones.
  public let id: Int64
  /// What it is a version of.
  public var key: String
  /// Which version of its key it is, from 1.
  public var version: Int
  /// What must keep its order.
  public var partition: String?
  /// Whether others build on it.
  public var isShared: Bool
  /// The bytes that were checked; empty in lists, and where they were purged.
  public var body: [UInt8]
  /// What the dialect needs of the body, as its entry brought it; empty in lists, and where there is nothing.
  public var outline: [UInt8]
  /// Their number, also where they are not here.
  public var bodyLength: Int
  /// The entries of the body that the server has executed already, by their index; empty for what goes as a whole.
  public var doneEntries: Set<Int>
  /// The entries that the server has refused for good while others were put off, with the status of each.
  ///
  /// They are not sent again, and the item is refused with them when nothing else of it is left to do.
  public var refusedEntries: [Int: Int]
  /// Whether sending it twice has the effect of sending it once.
  public var isRepeatable: Bool
  /// Where it stands.
  public var state: OutboxState
  /// Whether an attempt may have been applied without an answer that says so.
  public var isUncertain: Bool
  /// How often it was sent.
  public var attempts: Int
  /// How many of these were before a person last asked to send it again; they count against it no more.
  public var excusedAttempts: Int
  /// When it may be sent next.
  public var dueAt: UnixTime
  /// When it was queued.
  public var queuedAt: UnixTime
  /// When a person last asked to send it again; earlier attempts count no more.
  public var retriedAt: UnixTime?
  /// When it came to rest.
  public var settledAt: UnixTime?
  /// Why it is where it is: the last attempt's reason.
  public var reason: DeliveryReason?
  /// Where it came from, for a person.
  public var place: String?
  /// What made it.
  public var producer: String

  /// Makes an item.
  public init(
    id: Int64, key: String, version: Int = 1, partition: String? = nil, isShared: Bool = false,
    body: [UInt8], outline: [UInt8] = [], bodyLength: Int? = nil, doneEntries: Set<Int> = [],
    refusedEntries: [Int: Int] = [:], isRepeatable: Bool = true,
    state: OutboxState = .pending, isUncertain: Bool = false, attempts: Int = 0,
    excusedAttempts: Int = 0, dueAt: UnixTime, queuedAt: UnixTime, retriedAt: UnixTime? = nil,
    settledAt: UnixTime? = nil, reason: DeliveryReason? = nil, place: String? = nil,
    producer: String = ""
  ) {
    self.id = id
    self.key = key
    self.version = version
    self.partition = partition
    self.isShared = isShared
    self.body = body
    self.outline = outline
    self.bodyLength = bodyLength ?? body.count
    self.doneEntries = doneEntries
    self.refusedEntries = refusedEntries
    self.isRepeatable = isRepeatable
    self.state = state
    self.isUncertain = isUncertain
    self.attempts = attempts
    self.excusedAttempts = excusedAttempts
    self.dueAt = dueAt
    self.queuedAt = queuedAt
    self.retriedAt = retriedAt
    self.settledAt = settledAt
    self.reason = reason
    self.place = place
    self.producer = producer
  }

  /// What it is called in requests and logs: the same each time that it is sent, and a patient cannot be read from it.
  ///
  /// Every attempt adds its number: `<requestID>-2`.
  public var requestID: String { "item-\(id)" }
}

extension OutboxItem: CustomStringConvertible, CustomReflectable {
  /// Number, state and size; keys and bodies may hold a patient.
  public var description: String { "item \(id), \(state.rawValue), \(bodyLength) bytes" }

  /// Nothing beyond the description.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
