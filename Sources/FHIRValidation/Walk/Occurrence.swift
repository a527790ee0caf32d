internal import LosslessJSON

/// Where a child of an object stands in the text: the value, and the sibling with its id and extensions.
struct Occurrence {
  /// The key of the value: `birthDate`.
  var key: JSONNode?
  /// The key of the sibling: `_birthDate`.
  var sibling: JSONNode?
  /// The place of the type among the element's types.
  var type = 0

  static let none = Occurrence()

  var isAbsent: Bool { key == nil && sibling == nil }
}

extension JSONNode {
  /// The value that belongs to a key: the tape has it right behind.
  var valueOfKey: JSONNode { JSONNode(index: index + 1) }
}
