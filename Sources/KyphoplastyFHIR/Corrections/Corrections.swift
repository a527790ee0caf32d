internal import FHIRDefinitions
public import FHIRDefinitionsR4
public import FHIRDelivery
public import FHIRValidation
internal import LosslessJSON

/// Makes what takes back the resources that a newer version of an encounter no longer has.
///
/// The outbox knows what each version may have put on the server. What is not made any more is marked as entered in error
/// where its type has such a status, and else removed. Patients and what encounters share are never touched, nor is
/// what another key holds.
public struct Corrections: Sendable {
  private let store: any OutboxStore
  private let validator: Validator

  /// Looks into an outbox.
  public init(
    store: any OutboxStore, validator: Validator = Validator(definitions: .kyphoplasty(.v610))
  ) {
    self.store = store
    self.validator = validator
  }

  /// The bundle that withdraws all of an encounter; nil where the server has nothing of it that counts.
  ///
  /// - Throws: `OutboxError` if the outbox cannot be read; `CorrectionError` if no valid bundle can be made.
  /// - Returns: the entry for the outbox, under the same key.
  public func retraction(ofKey key: String, producer: String) async throws -> OutboxEntry? {
    guard let last = try await store.items(OutboxSelection(key: key)).last else { return nil }
    let outdated = try await outdated(ofKey: key, making: [])
    guard !outdated.isEmpty else { return nil }
    let made = try await bundle(of: outdated, joining: nil)
    return OutboxEntry(
      key: key, partition: last.partition, body: made.body,
      outline: BundleBody(made.body)?.outline ?? [], contentDigest: Digest.sha256(made.body),
      effects: made.effects, place: last.place, producer: producer)
  }

  /// What a new version of a key must take back.
  func outdated(
    ofKey key: String, making references: Set<String>
  ) async throws(OutboxError) -> [Outdated] {
    var result: [Outdated] = []
    for one in Outdated.found(in: try await store.ledger(ofKey: key), making: references) {
      guard try await !store.keys(holding: one.reference).contains(where: { $0 != key }) else {
        continue
      }
      result.append(one)
    }
    return result
  }

  /// A checked transaction of retractions and, where there is one, of the bundle that they belong to.
  func bundle(
    of outdated: [Outdated], joining base: BundleBody?
  ) async throws -> (body: [UInt8], effects: [OutboxEffect]) {
    var bodies: [Int64: BundleBody] = [:]
    for id in Set(outdated.map(\.item)) {
      // Of a version whose body was purged nothing is left to be marked: what it made is removed.
      if let item = try await store.item(id) { bodies[id] = BundleBody(item.body) }
    }
    let marked = outdated.map { one in
      bodies[one.item].flatMap { Retraction(of: one.reference, lastWrittenBy: $0) }
        ?? Retraction(removing: one.reference)
    }
    if let made = checked(marked, joining: base) { return made }
    let removed = outdated.map { Retraction(removing: $0.reference) }
    if let made = checked(removed, joining: base) { return made }
    throw CorrectionError()
  }

  private func checked(
    _ retractions: [Retraction], joining base: BundleBody?
  ) -> (body: [UInt8], effects: [OutboxEffect])? {
    var entries = retractions.map { (key: $0.effect.reference, text: $0.entry) }
    var effects = retractions.map(\.effect)
    if let base {
      entries += base.entries.indices.map {
        (key: base.entries[$0].url, text: Array(base.bytes(ofEntry: $0)))
      }
      effects += base.effects
    }
    let body = BundleBody.bundle(
      .transaction, of: entries.sorted { $0.key < $1.key }.map(\.text))
    guard AcceptedFindings.removed(from: validator.validate(body)).isValid else { return nil }
    return (body, effects.sorted { $0.reference < $1.reference })
  }
}

/// A correction that would not be valid, however it is made.
public struct CorrectionError: Error, Sendable, CustomStringConvertible {
  /// What happened.
  public var description: String {
    "what takes back the resources of an earlier version would not be valid, so nothing is queued"
  }
}

extension BundleBody {
  /// What the entries do to resources, in their order.
  var effects: [OutboxEffect] {
    entries.compactMap { entry in
      guard let target = entry.target else { return nil }
      switch entry.method {
      case "PUT":
        guard let resource = entry.resource else { return nil }
        return OutboxEffect(target, .write, digest: Digest.sha256(bytes(of: resource)))
      case "DELETE": return OutboxEffect(target, .delete)
      default: return nil
      }
    }
  }
}
