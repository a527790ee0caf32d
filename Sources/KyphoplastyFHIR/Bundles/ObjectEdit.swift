internal import LosslessJSON

/// Changes to the members of an object; those that are not named keep their bytes and their order.
struct ObjectEdit {
  private var values: [(name: String, value: [UInt8])] = []
  private var removed: Set<String> = []

  /// Sets a member, in its place or, where there is none, at the end.
  mutating func set(_ name: String, to value: some Sequence<UInt8>) {
    values.removeAll { $0.name == name }
    removed.remove(name)
    values.append((name, Array(value)))
  }

  /// Removes a member.
  mutating func remove(_ name: String) {
    values.removeAll { $0.name == name }
    removed.insert(name)
  }

  /// Whether nothing changes.
  var isEmpty: Bool { values.isEmpty && removed.isEmpty }

  /// The object with the changes, and with those of a splice within its members.
  func bytes(
    of object: JSONNode, in document: JSONDocument, splice: ByteSplice = ByteSplice()
  ) -> [UInt8] {
    var rest = values
    var result: [UInt8] = [UInt8(ascii: "{")]
    func append(_ member: some Sequence<UInt8>) {
      if result.count > 1 { result.append(UInt8(ascii: ",")) }
      result += member
    }
    document.forEachMember(of: object) { key, value in
      let name = document.text(of: key)
      guard !removed.contains(name) else { return }
      if let index = rest.firstIndex(where: { $0.name == name }) {
        append(Self.member(name, rest.remove(at: index).value))
      } else if !values.contains(where: { $0.name == name }) {
        let range = document.range(of: key).lowerBound..<document.range(of: value).upperBound
        append(splice.bytes(of: range, in: document.bytes))
      }
    }
    for (name, value) in rest { append(Self.member(name, value)) }
    result.append(UInt8(ascii: "}"))
    return result
  }

  private static func member(_ name: String, _ value: [UInt8]) -> [UInt8] {
    ByteSplice.string(name) + [UInt8(ascii: ":")] + value
  }
}

extension JSONDocument {
  /// An array with an element at its front; of anything else, an array of that element alone.
  func array(_ node: JSONNode?, adding element: [UInt8], splice: ByteSplice = ByteSplice())
    -> [UInt8]
  {
    var result = [UInt8(ascii: "[")] + element
    if let node {
      for old in elements(of: node) {
        result.append(UInt8(ascii: ","))
        result += splice.bytes(of: range(of: old), in: bytes)
      }
    }
    return result + [UInt8(ascii: "]")]
  }
}
