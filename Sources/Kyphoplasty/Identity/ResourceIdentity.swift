internal import Crypto
public import FHIRModel

/// Makes the ids of resources from what the resources are, so that the same thing gets the same id whenever it is met.
///
/// An id is a UUID of version 8 (RFC 9562, section 5.8) from the first 16 bytes of HMAC-SHA-256 under the site's secret.
/// The message is a list of texts: the site's base, the scope, the type of the resource, and its role. Each text stands
/// behind its length in four bytes, so that no two lists make the same message:
///
///     "http://example.org/site"  "encounter" "HEH-2025-0001"  "Procedure"  "level" "T12"
///
/// A role names what makes a thing what it is to a clinician (the vertebra; a complication's kind and date; a drug and
/// its time), never a place in a list.
public struct ResourceIdentity: Sendable {
  // The secret and the first texts are hashed once; each id starts from a copy.
  private var started: HMAC<SHA256>

  /// Makes the ids of one site.
  public init(secret: SiteSecret, base: R4.URI) {
    started = HMAC(key: SymmetricKey(data: secret.bytes))
    started.update(data: Self.message([base.text]))
  }

  /// The identities within one thing, such as an encounter.
  public func scope(_ texts: String...) -> ResourceIdentity {
    var scope = self
    scope.started.update(data: Self.message(texts))
    return scope
  }

  /// The id of a resource of the type, from what it is within the scope.
  public func id<Resource: R4.Resource>(_ type: Resource.Type, _ role: [String]) -> R4.ID {
    var code = started
    code.update(data: Self.message([Resource.resourceType.description] + role))
    let digest = code.finalize()
    return digest.withUnsafeBytes { bytes in
      let high = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self).bigEndian
      let low = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self).bigEndian
      return R4.ID(
        uuid: high & 0xFFFF_FFFF_FFFF_0FFF | 0x8000,
        low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }
  }

  /// The id of a resource of the type, from what it is within the scope.
  public func id<Resource: R4.Resource>(_ type: Resource.Type, _ role: String...) -> R4.ID {
    id(type, role)
  }

  private static func message(_ texts: [String]) -> [UInt8] {
    var message: [UInt8] = []
    message.reserveCapacity(texts.reduce(0) { $0 + 4 + $1.utf8.count })
    for text in texts {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.utf8.count).bigEndian) {
        message.append(contentsOf: $0)
      }
      message.append(contentsOf: text.utf8)
    }
    return message
  }
}

extension ResourceIdentity {
  /// The ids of the things in a list, all different.
  ///
  /// Where two things have the same role, all but one get a number behind it. Which one is decided by what else is
  /// known of them, not by their places; of two that are alike in all it does not matter.
  func ids<Resource: R4.Resource, Thing>(
    _ type: Resource.Type, of things: [Thing], role: (Thing) -> [String]
  ) -> [R4.ID] {
    var ids = things.map { id(type, role($0)) }
    guard Set(ids).count < ids.count else { return ids }
    let groups = Dictionary(grouping: ids.indices, by: { ids[$0] }).values
    for group in groups where group.count > 1 {
      let inOrder = group.map { (place: $0, content: String(describing: things[$0])) }
        .sorted { ($0.content, $0.place) < ($1.content, $1.place) }
      for (number, thing) in inOrder.enumerated().dropFirst() {
        ids[thing.place] = id(type, role(things[thing.place]) + ["#\(number + 1)"])
      }
    }
    return ids
  }
}
