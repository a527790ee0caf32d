internal import LosslessJSON

/// A value as a profile looks at it: the JSON, and for a primitive the object with its id and extensions.
struct Instance {
  /// The value; `nil` for a primitive that has only extensions.
  var value: JSONNode?
  /// The object behind the key with `_`.
  var sibling: JSONNode?
  /// The place of its type among the types of its element.
  var type = 0
  /// The name of its type, where its key or its definition says it.
  var typeName: String?
  /// The repetition, from 0.
  var index = 0

  /// Where findings on it are shown; one of the two is always there.
  var anchor: JSONNode { value ?? sibling ?? JSONNode(index: 0) }
}

extension Walk {
  /// The object that holds the parts of a value: the value itself, or the sibling of a primitive.
  func parts(of instance: Instance) -> JSONNode? {
    if let value = instance.value, document.kind(of: value) == .object { return value }
    guard let sibling = instance.sibling, document.kind(of: sibling) == .object else { return nil }
    return sibling
  }

  /// A node that is there and not null.
  func present(_ node: JSONNode?) -> JSONNode? {
    node.flatMap { document.kind(of: $0) == .null ? nil : $0 }
  }
}
