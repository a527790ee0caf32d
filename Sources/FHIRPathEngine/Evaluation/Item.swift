/// One item of a collection during an evaluation: without references, so that collections are copied as bytes.
enum Item {
  case node(Node)
  case boolean(Bool)
  case integer(Int)
  /// A value in `Program.constants`.
  case constant(Int32)
  /// A value in `Evaluator.pool`.
  case pooled(Int32)

  /// An element of a document.
  struct Node: Equatable {
    /// The place of the document in `Evaluator.documents`.
    var document: UInt16
    /// What is known of its type; -1 for nothing.
    var shape: Int32
    /// The place of the value on the tape; -1 for a primitive that has extensions only.
    var value: Int32
    /// The place of the `_` sibling on the tape; -1 for none.
    var sibling: Int32
    /// Whether it is known to have no members.
    var isLeaf = false

    static func == (left: Self, right: Self) -> Bool {
      left.value == right.value && left.sibling == right.sibling && left.shape == right.shape
        && left.document == right.document
    }
  }
}

/// What a logical expression comes to.
enum Truth {
  case no, yes, unknown

  init(_ value: Bool?) {
    self = value.map { $0 ? .yes : .no } ?? .unknown
  }

  var boolean: Bool? {
    switch self {
    case .no: false
    case .yes: true
    case .unknown: nil
    }
  }

  var negated: Truth {
    switch self {
    case .no: .yes
    case .yes: .no
    case .unknown: .unknown
    }
  }
}
