internal import FHIRDefinitions
public import FHIRDefinitionsR4
public import FHIRDelivery
public import FHIRValidation
internal import Kyphoplasty
internal import LosslessJSON

/// Puts prepared encounters into an outbox: what they share before them, what earlier versions made in vain with them.
///
/// Entries are queued in small groups, each on disk as a whole; what `add` and `flush` return is on disk.
///
/// ```swift
/// var queue = EncounterQueue(store: outbox, partitions: names, producer: "kypho 1.0")
/// for record in records {
///   for queued in try await queue.add(preparation.prepare(record), at: now) { … }
/// }
/// for queued in try await queue.flush(at: now) { … }
/// ```
public struct EncounterQueue: Sendable {
  private let store: any OutboxStore
  private let partitions: PartitionNames
  private let validator: Validator
  private let corrections: Corrections
  private let producer: String
  private let isResending: Bool
  private let groupSize: Int
  private var directory: DirectoryFilter
  private var waiting: [Waiting] = []

  /// What became of all so far.
  public private(set) var counts = QueueCounts()

  private struct Waiting {
    var entry: OutboxEntry
    /// How many resources it takes back; nil for what encounters share.
    var retractionCount: Int?
  }

  /// Starts a run.
  ///
  /// - Parameters:
  ///   - store: the outbox.
  ///   - partitions: names the patients.
  ///   - validator: checks what is made here beside the bundles that come checked.
  ///   - producer: what makes the bundles, with its version.
  ///   - isResending: whether unchanged content is queued too.
  ///   - groupSize: how many entries are put on disk together.
  public init(
    store: any OutboxStore, partitions: PartitionNames,
    validator: Validator = Validator(definitions: .kyphoplasty(.v610)), producer: String,
    isResending: Bool = false, groupSize: Int = 32
  ) {
    self.store = store
    self.partitions = partitions
    self.validator = validator
    self.producer = producer
    self.isResending = isResending
    self.groupSize = max(groupSize, 1)
    corrections = Corrections(store: store, validator: validator)
    directory = DirectoryFilter(store: store)
  }

  /// Queues an encounter, together with others as soon as there are enough; one without a bundle is passed over.
  ///
  /// - Throws: `OutboxError`; `CorrectionError`, after which the encounter is not queued and all else goes on.
  /// - Returns: what is on disk with this call.
  public mutating func add(
    _ prepared: PreparedEncounter, at now: UnixTime
  ) async throws -> [QueuedEncounter] {
    guard let bundle = prepared.bundle, let body = BundleBody(bundle.bytes) else { return [] }
    var done: [QueuedEncounter] = []
    // What an earlier version does must be on disk before a later one can take it back.
    if waiting.contains(where: { $0.entry.key == bundle.id }) { done += try await flush(at: now) }
    let encounter = try await entry(for: bundle, body, at: prepared.record?.place.description)
    if let shared = prepared.directory, let entry = try await entry(forShared: shared) {
      directory.queued(entry.effects)
      waiting.append(Waiting(entry: entry))
    }
    waiting.append(encounter)
    if waiting.count >= groupSize { done += try await flush(at: now) }
    return done
  }

  /// Puts what is left of a group on disk.
  public mutating func flush(at now: UnixTime) async throws(OutboxError) -> [QueuedEncounter] {
    guard !waiting.isEmpty else { return [] }
    let group = waiting
    waiting = []
    let additions = try await store.add(
      group.map(\.entry), resending: isResending, at: now)
    var done: [QueuedEncounter] = []
    for (one, addition) in zip(group, additions) {
      guard let retractionCount = one.retractionCount else {
        if case .queued = addition { counts.directories += 1 }
        continue
      }
      switch addition {
      case .queued:
        counts.queued += 1
        counts.retracting += retractionCount
        if retractionCount > 0 { counts.correcting += 1 }
      case .unchanged: counts.unchanged += 1
      }
      done.append(
        QueuedEncounter(
          key: one.entry.key, place: one.entry.place, addition: addition,
          retractionCount: retractionCount))
    }
    return done
  }

  private func entry(
    for bundle: PreparedBundle, _ base: BundleBody, at place: String?
  ) async throws -> Waiting {
    var entry = OutboxEntry(
      key: bundle.id, partition: partitions.name(for: base), body: bundle.bytes,
      outline: base.outline, contentDigest: Digest.sha256(bundle.bytes), effects: base.effects,
      requires: base.referencesLeadingOut(), place: place, producer: producer)
    let outdated = try await corrections.outdated(
      ofKey: bundle.id, making: Set(entry.effects.map(\.reference)))
    if !outdated.isEmpty {
      (entry.body, entry.effects) = try await corrections.bundle(of: outdated, joining: base)
      entry.outline = BundleBody(entry.body)?.outline ?? []
    }
    return Waiting(entry: entry, retractionCount: outdated.count)
  }

  /// What is new of a bundle that encounters share, checked again where it is less than that.
  private mutating func entry(forShared bundle: PreparedBundle) async throws -> OutboxEntry? {
    guard let all = BundleBody(bundle.bytes) else { return nil }
    let new = isResending ? Array(all.entries.indices) : try await directory.new(in: all)
    guard !new.isEmpty else { return nil }
    var bytes = bundle.bytes
    if new.count < all.entries.count {
      bytes = BundleBody.bundle(.transaction, of: new.map { all.bytes(ofEntry: $0) })
      guard AcceptedFindings.removed(from: validator.validate(bytes)).isValid else {
        throw CorrectionError()
      }
    }
    guard let body = BundleBody(bytes) else { return nil }
    let effects = body.effects
    let names = effects.map(\.reference).joined(separator: " ")
    return OutboxEntry(
      key: "directory/" + Digest.hexadecimal(Digest.sha256(Array(names.utf8)).prefix(16)),
      partition: PartitionNames.directory, isShared: true, body: bytes,
      outline: body.outline, contentDigest: Digest.sha256(bytes), effects: effects,
      requires: body.referencesLeadingOut(), producer: producer)
  }
}
