internal import LosslessJSON

extension Evaluator {
  /// The type that an object's `resourceType` names; -1 for none.
  mutating func resourceShape(of object: JSONNode, in document: JSONDocument) -> Int32 {
    guard let type = Self.resourceType(of: object, in: document),
      document.kind(of: type) == .string
    else { return -1 }
    if !document.hasEscapes(type) {
      let known = resourceTypes.shape(of: type, in: document)
      if known >= 0 { return known }
    }
    let name = document.text(of: type)
    let number = table.type(named: name)
    // So that it is known without asking the table, which others use too.
    _ = shape(number)
    if number >= 0 { resourceTypes.insert(name, number) }
    return number
  }

  /// The value of `resourceType`, which nearly all write first.
  @inline(__always)
  private static func resourceType(
    of object: JSONNode, in document: JSONDocument
  ) -> JSONNode? {
    let first = JSONNode(index: object.index + 1)
    let isFirst = document.bytes.withUnsafeBufferPointer { bytes in
      guard bytes[document.range(of: object).lowerBound] == UInt8(ascii: "{"),
        document.count(of: object) > 0
      else { return false }
      let range = document.range(of: first)
      guard range.count == 14 else { return false }
      let raw = UnsafeRawBufferPointer(bytes)
      let start = raw.loadUnaligned(fromByteOffset: range.lowerBound + 1, as: UInt64.self)
      let rest = raw.loadUnaligned(fromByteOffset: range.lowerBound + 9, as: UInt32.self)
      // "resource" and "Type".
      return UInt64(littleEndian: start) == 0x6563_7275_6F73_6572
        && UInt32(littleEndian: rest) == 0x6570_7954
    }
    if isFirst { return JSONNode(index: first.index + 1) }
    return document.member("resourceType", of: object)
  }
}
