extension PackStorage {
  /// The UTF-8 of a string; empty for a number that no string has.
  @inlinable
  func utf8(_ string: Int) -> UnsafeBufferPointer<UInt8> {
    let start = strings.index(string, 0)
    let length = strings.index(string, 1)
    guard length > 0, start <= text.count, length <= text.count - start else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    // The section is bytes, and nothing else views them as another type.
    let bytes = (text.base + start).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: bytes, count: length)
  }

  /// A string; empty for number 0.
  @usableFromInline
  func string(_ string: Int) -> String { String(decoding: utf8(string), as: UTF8.self) }

  /// A string, where there is one.
  @usableFromInline
  func optional(_ string: Int) -> String? { string == 0 ? nil : self.string(string) }

  /// The number of a key; 0 when the pack has no such key.
  @inlinable
  func key(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let count = slots.count
    guard count > 0, !text.isEmpty else { return 0 }
    // A power of two in every pack that is not damaged, and in range in any case.
    var slot = Int(PackFormat.hash(text)) & (count - 1)
    for _ in 0..<count {
      let string = slots.word(slot, 0)
      if string == 0 { return 0 }
      if equals(Int(string), text) { return string }
      slot += 1
      if slot == count { slot = 0 }
    }
    return 0
  }

  /// The number of a key; 0 when the pack has no such key.
  @usableFromInline
  func key(_ text: some StringProtocol) -> UInt32 {
    var text = String(text)
    return text.withUTF8 { key($0) }
  }

  @inlinable
  func equals(_ string: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let other = utf8(string)
    guard other.count == text.count else { return false }
    let (one, two) = (UnsafeRawBufferPointer(other), UnsafeRawBufferPointer(text))
    var index = 0
    while index + 8 <= two.count {
      if one.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        != two.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      {
        return false
      }
      index += 8
    }
    while index < two.count {
      if one[index] != two[index] { return false }
      index += 1
    }
    return true
  }

  /// What a package of the pack needs.
  func dependencies(ofSource row: Int) -> [PackageDescription.Dependency] {
    let range = sources.range(row, SourceField.dependenciesRange, in: lists)
    return stride(from: range.lowerBound, to: range.upperBound - 1, by: 2).map {
      PackageDescription.Dependency(
        id: string(lists.index($0, 0)), version: string(lists.index($0 + 1, 0)))
    }
  }

  /// The strings that a range of `lists` names.
  func strings(_ table: PackTable, _ row: Int, _ field: Int) -> [String] {
    table.range(row, field, in: lists).map { string(lists.index($0, 0)) }
  }
}
