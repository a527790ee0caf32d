public import FHIRDelivery
internal import LosslessJSON

/// Makes entries for an outbox of bundles that come from elsewhere.
public struct BundleQueue: Sendable {
  private let partitions: PartitionNames
  private let producer: String

  /// Makes entries under a producer's name.
  public init(partitions: PartitionNames, producer: String) {
    self.partitions = partitions
    self.producer = producer
  }

  /// The entry for a transaction or a batch; nil for any other document.
  ///
  /// Its key is made of its bytes: the same bundle is queued once. It may be sent again without an answer if none of its
  /// requests adds anything the second time: updates, removals, reads and conditional creates, all without `ifMatch`.
  public func entry(for bytes: [UInt8], place: String?) -> OutboxEntry? {
    guard let body = BundleBody(bytes) else { return nil }
    let digest = Digest.sha256(bytes)
    return OutboxEntry(
      key: "bundle/\(Digest.hexadecimal(digest))", partition: partitions.name(for: body),
      body: bytes, outline: body.outline, contentDigest: digest, effects: body.effects,
      requires: body.referencesLeadingOut(),
      isRepeatable: body.entries.allSatisfy(\.isRepeatable), place: place, producer: producer)
  }
}
