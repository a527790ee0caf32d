/// An element as the keys of its object name it.
protocol KeyedElement: Sendable {
  /// The name without `[x]`.
  var name: String { get }
  var isChoice: Bool { get }
  /// The names of the types that a choice may have, in their order.
  var typeNames: [String] { get }
}

/// What the keys of an object mean: a small hash table over the bytes of the names, with a choice's names spelt out.
///
/// Filled to at most a half and probed one by one; a key of 10 bytes is found in about 20 ns.
struct KeyTable: Sendable {
  /// What a key means.
  struct Entry: Sendable {
    /// The place of the element among the children.
    var child: UInt16
    /// The place of the type among the element's types.
    var type: UInt16
    fileprivate var offset: UInt32
    fileprivate var length: UInt32
  }

  private var names: [UInt8] = []
  private var entries: [Entry] = []
  private var slots: [Int16]
  private let mask: Int

  /// The keys of an object with some elements.
  init(of children: [some KeyedElement]) {
    for (place, child) in children.enumerated() {
      guard child.isChoice else {
        Self.append(child.name, place, 0, to: &entries, &names)
        continue
      }
      for (type, name) in child.typeNames.enumerated() {
        Self.append(child.name + name.capitalizedFirst, place, type, to: &entries, &names)
      }
    }
    var size = 4
    while size < entries.count * 2 { size *= 2 }
    mask = size - 1
    slots = Array(repeating: -1, count: size)
    for (index, entry) in entries.enumerated() where index < Int16.max {
      let start = Int(entry.offset)
      var slot = Self.hash(names.span.extracting(start..<(start + Int(entry.length)))) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int16(index)
    }
  }

  private static func append(
    _ name: String, _ child: Int, _ type: Int, to entries: inout [Entry], _ names: inout [UInt8]
  ) {
    entries.append(
      Entry(
        child: UInt16(truncatingIfNeeded: child), type: UInt16(truncatingIfNeeded: type),
        offset: UInt32(truncatingIfNeeded: names.count),
        length: UInt32(truncatingIfNeeded: name.utf8.count)))
    names.append(contentsOf: name.utf8)
  }

  /// What a key means; `nil` for one that is not defined.
  func entry(for key: Span<UInt8>) -> Entry? {
    var slot = Self.hash(key) & mask
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if isEqual(key, entry) { return entry }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Whether there is an element with a key.
  func has(_ key: StaticString) -> Bool {
    key.withUTF8Buffer { entry(for: $0.span) != nil }
  }

  /// Every name, for suggestions.
  var allNames: [String] {
    entries.map { entry in
      String(decoding: names[Int(entry.offset)..<Int(entry.offset + entry.length)], as: UTF8.self)
    }
  }

  private func isEqual(_ key: Span<UInt8>, _ entry: Entry) -> Bool {
    guard key.count == Int(entry.length) else { return false }
    let start = Int(entry.offset)
    for index in key.indices where key[index] != names[start + index] { return false }
    return true
  }

  /// FNV-1a, folded to a positive number.
  private static func hash(_ bytes: Span<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in bytes.indices { hash = (hash ^ UInt32(bytes[index])) &* 16_777_619 }
    return Int(hash ^ (hash >> 15))
  }
}

extension String {
  /// With its first ASCII letter in upper case: how a type's name follows a choice's.
  var capitalizedFirst: String {
    guard let first = utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return self
    }
    return String(UnicodeScalar(first - 32)) + dropFirst()
  }
}
