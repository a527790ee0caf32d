public import FHIRDelivery

/// What became of an encounter on its way into the outbox.
public struct QueuedEncounter: Sendable, Hashable {
  /// The encounter's key.
  public var key: String
  /// Where the record came from.
  public var place: String?
  /// Whether it was queued.
  public var addition: OutboxAddition
  /// How many resources of earlier versions it takes back.
  public var retractionCount: Int
}

/// What became of many.
public struct QueueCounts: Sendable, Hashable {
  /// Encounters that were queued.
  public internal(set) var queued = 0
  /// Encounters whose last version has the same content.
  public internal(set) var unchanged = 0
  /// Bundles of what encounters share that were queued.
  public internal(set) var directories = 0
  /// Encounters that take back resources of earlier versions.
  public internal(set) var correcting = 0
  /// Resources that they take back.
  public internal(set) var retracting = 0
}
