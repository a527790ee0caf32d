/// What is put into the outbox: bytes that were checked, and what has to be known of them without reading them.
public struct OutboxEntry: Sendable {
  /// What the item is a version of: an encounter's key, or a name that the producer makes.
  public var key: String
  /// What must keep its order: equal for all items of a patient, and no patient can be read from it.
  public var partition: String?
  /// Whether others build on it, so that it goes before them.
  public var isShared: Bool
  /// The bytes that were checked; what is sent is made of these and nothing else.
  public var body: [UInt8]
  /// What the dialect needs of the body, so that it need not read all of it; its own bytes, empty where there is nothing.
  public var outline: [UInt8]
  /// The SHA-256 of the content that decides whether anything has changed: of the body without what it retracts.
  public var contentDigest: [UInt8]
  /// What the body does to each resource, in the order of its entries.
  public var effects: [OutboxEffect]
  /// The resources that must be on the server before this may go, as far as this outbox has them: `Practitioner/17`.
  public var requires: [String]
  /// Whether sending it twice has the effect of sending it once.
  public var isRepeatable: Bool
  /// Where it came from, for a person: `records.csv:17`.
  public var place: String?
  /// What made it, with its version.
  public var producer: String

  /// Makes an entry.
  public init(
    key: String, partition: String? = nil, isShared: Bool = false, body: [UInt8],
    outline: [UInt8] = [], contentDigest: [UInt8], effects: [OutboxEffect] = [],
    requires: [String] = [],
    isRepeatable: Bool = true, place: String? = nil, producer: String = ""
  ) {
    self.key = key
    self.partition = partition
    self.isShared = isShared
    self.body = body
    self.outline = outline
    self.contentDigest = contentDigest
    self.effects = effects
    self.requires = requires
    self.isRepeatable = isRepeatable
    self.place = place
    self.producer = producer
  }
}

/// What an item does to one resource on the server.
public struct OutboxEffect: Sendable, Hashable {
  /// What is done.
  public enum Action: String, Sendable, Hashable {
    /// It is there afterwards, with this content.
    case write
    /// It stays there and says of itself that it was entered in error.
    case retract
    /// It is gone afterwards.
    case delete
  }

  /// `Type/id`, as the body has it.
  public var reference: String
  /// What is done.
  public var action: Action
  /// The SHA-256 of the resource's bytes; empty where it is deleted.
  public var digest: [UInt8]

  /// Makes an effect.
  public init(_ reference: String, _ action: Action, digest: [UInt8] = []) {
    self.reference = reference
    self.action = action
    self.digest = digest
  }
}

/// What became of an entry on its way in.
public enum OutboxAddition: Sendable, Hashable {
  /// It is queued, as this item.
  case queued(Int64)
  /// The same content is in the outbox as the last version of its key, as this item and in this state.
  case unchanged(Int64, OutboxState)
}
