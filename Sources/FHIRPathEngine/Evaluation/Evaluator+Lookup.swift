internal import FHIRDefinitions
internal import LosslessJSON

extension Evaluator {
  /// Finds out what a member means in a type, and keeps it.
  @inline(never)
  mutating func lookup(
    _ number: Int32, _ name: Int, _ id: Int32, _ program: CompiledProgram
  ) -> LookupCache.Entry {
    var entry = LookupCache.Entry(name: number, shape: id, kind: .absent)
    guard let shape = shape(id), !shape.isOpen else {
      entry.kind = .plain
      entry.isOpen = true
      return lookups.insert(entry, key: Array(program.names[name].utf8))
    }
    entry.isInSibling = shape.primitive != nil
    guard let member = shape.place(ofMember: number) else {
      return lookups.insert(entry, key: [])
    }
    entry.member = Int32(truncatingIfNeeded: member)
    let first = shape.firstKey(ofMember: member)
    guard first.key.length > 0 else { return lookups.insert(entry, key: []) }
    if first.count > 1 {
      entry.kind = .choice
      return lookups.insert(entry, key: Array(shape.members[member].name.utf8))
    }
    entry.kind = first.key.isPrimitive ? .primitive : .plain
    entry.content = first.key.shape
    entry.isOpen = first.key.isOpen
    return lookups.insert(entry, key: shape.withUTF8(of: first.key) { Array($0) })
  }

  // MARK: Keys

  /// The value of the first member with the key; -1 for none.
  @inline(__always)
  func value(of entry: LookupCache.Entry, in object: Int32, _ document: JSONDocument) -> Int32 {
    let object = JSONNode(index: Int(object))
    guard document.first(of: object) == UInt8(ascii: "{") else { return -1 }
    let (start, length) = (Int(entry.start), Int(entry.length))
    let end = document.nodeAfter(object).index
    return lookups.bytes.withUnsafeBufferPointer { key in
      document.bytes.withUnsafeBufferPointer { bytes in
        var index = object.index + 1
        while index < end {
          let node = JSONNode(index: index)
          if Self.isKey(node, key, start, length, bytes, document) {
            return Int32(truncatingIfNeeded: index + 1)
          }
          index = document.nodeAfter(JSONNode(index: index + 1)).index
        }
        return -1
      }
    }
  }

  @inline(__always)
  private static func isKey(
    _ node: JSONNode, _ key: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int,
    _ bytes: UnsafeBufferPointer<UInt8>, _ document: JSONDocument
  ) -> Bool {
    let range = document.range(of: node)
    // With escapes a key is longer than what it means.
    guard range.count <= length + 2 else {
      return document.hasEscapes(node) && isEscapedKey(node, key, start, length, document)
    }
    guard range.count == length + 2 else { return false }
    for offset in 0..<length where bytes[range.lowerBound + 1 + offset] != key[start + offset] {
      return false
    }
    return !document.hasEscapes(node)
  }

  @inline(never)
  private static func isEscapedKey(
    _ node: JSONNode, _ key: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int,
    _ document: JSONDocument
  ) -> Bool {
    document.isString(node, utf8: UnsafeBufferPointer(rebasing: key[start..<(start + length)]))
  }

  /// The values of the last members with the key, and with the key behind `_`.
  @inline(__always)
  func find(
    _ entry: LookupCache.Entry, in object: Int32, _ found: inout Found, _ document: JSONDocument
  ) {
    let object = JSONNode(index: Int(object))
    guard document.first(of: object) == UInt8(ascii: "{") else { return }
    found.isPrimitive = true
    let (start, length) = (Int(entry.start), Int(entry.length))
    let end = document.nodeAfter(object).index
    lookups.bytes.withUnsafeBufferPointer { key in
      document.bytes.withUnsafeBufferPointer { bytes in
        var index = object.index + 1
        while index < end {
          let node = JSONNode(index: index)
          if Self.isKey(node, key, start, length, bytes, document) {
            found.value = Int32(truncatingIfNeeded: index + 1)
          } else if Self.isKey(node, key, start - 1, length + 1, bytes, document) {
            found.sibling = Int32(truncatingIfNeeded: index + 1)
          }
          index = document.nodeAfter(JSONNode(index: index + 1)).index
        }
      }
    }
  }

  /// The values of the last members with a key of a choice, and with such a key behind `_`.
  func findChoice(
    _ entry: LookupCache.Entry, in object: Int32, _ found: inout Found, _ shape: Shape,
    _ document: JSONDocument
  ) {
    let (start, length) = (Int(entry.start), Int(entry.length))
    lookups.bytes.withUnsafeBufferPointer { name in
      document.bytes.withUnsafeBufferPointer { bytes in
        document.forEachMember(of: JSONNode(index: Int(object))) { key, value in
          let range = document.contentRange(of: key)
          guard !range.isEmpty else { return }
          let isSibling = bytes[range.lowerBound] == UInt8(ascii: "_")
          if !document.hasEscapes(key) {
            let lower = range.lowerBound + (isSibling ? 1 : 0)
            guard range.upperBound - lower > length else { return }
            for offset in 0..<length where bytes[lower + offset] != name[start + offset] { return }
          }
          guard let known = self.key(key, range, isSibling: isSibling, shape, document, bytes),
            Int32(known.member) == entry.member
          else { return }
          if isSibling {
            found.sibling = Int32(truncatingIfNeeded: value.index)
          } else {
            found.value = Int32(truncatingIfNeeded: value.index)
          }
          found.shape = known.shape
          found.isOpen = known.isOpen
          found.isPrimitive = known.isPrimitive
        }
      }
    }
  }
}

extension JSONDocument {
  /// The first byte of a value, which says its kind.
  @inline(__always)
  func first(of node: JSONNode) -> UInt8 {
    let start = range(of: node).lowerBound
    return bytes.withUnsafeBufferPointer { $0[start] }
  }
}
