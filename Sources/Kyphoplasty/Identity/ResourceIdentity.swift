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
  // HMAC (RFC 2104) is a hash within a hash. Both begin with the key, so both are kept begun: a copy for each id saves
  // hashing the key and the site again, which is half of the work.
  private var inner = SHA256()
  private var outer = SHA256()

  /// Makes the ids of one site.
  public init(secret: SiteSecret, base: R4.URI) {
    let padding = [UInt8](repeating: 0, count: SHA256.blockByteCount - secret.bytes.count)
    let key = secret.bytes + padding
    inner.update(data: key.map { $0 ^ 0x36 })
    outer.update(data: key.map { $0 ^ 0x5C })
    inner.update(data: Self.message(base.text))
  }

  /// The identities within one thing, such as an encounter.
  public func scope(_ texts: String...) -> ResourceIdentity {
    var scope = self
    for text in texts { scope.inner.update(data: Self.message(text)) }
    return scope
  }

  /// The id of a resource of the type, from what it is within the scope.
  public func id<Resource: R4.Resource>(_ type: Resource.Type, _ role: [String]) -> R4.ID {
    let name = Resource.resourceType
    let size = role.reduce(4 + name.utf8CodeUnitCount) { $0 + 4 + $1.utf8.count }
    // On the stack: a bundle has some hundred ids.
    return withUnsafeTemporaryAllocation(byteCount: size, alignment: 1) { message in
      var rest = message[...]
      name.withUTF8Buffer { Self.put($0, into: &rest) }
      for var text in role { text.withUTF8 { Self.put($0, into: &rest) } }
      return id(of: UnsafeRawBufferPointer(message))
    }
  }

  /// The id of a resource of the type, from what it is within the scope.
  public func id<Resource: R4.Resource>(_ type: Resource.Type, _ role: String...) -> R4.ID {
    id(type, role)
  }

  private func id(of message: UnsafeRawBufferPointer) -> R4.ID {
    var (inner, outer) = (inner, outer)
    inner.update(bufferPointer: message)
    inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
    return outer.finalize().withUnsafeBytes { bytes in
      let high = bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self).bigEndian
      let low = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self).bigEndian
      return R4.ID(
        uuid: high & 0xFFFF_FFFF_FFFF_0FFF | 0x8000,
        low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
    }
  }

  private static func message(_ text: String) -> [UInt8] {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.utf8.count).bigEndian) { Array($0) }
      + text.utf8
  }

  /// Puts a text behind its length.
  private static func put(
    _ text: UnsafeBufferPointer<UInt8>, into rest: inout Slice<UnsafeMutableRawBufferPointer>
  ) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.count).bigEndian) {
      rest.copyBytes(from: $0)
    }
    rest = rest.dropFirst(4)
    rest.copyBytes(from: text)
    rest = rest.dropFirst(text.count)
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
    guard ids.count > 1, Set(ids).count < ids.count else { return ids }
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
