package import FHIRDefinitions
package import LosslessJSON

/// The types that many expressions share: what one of them has looked up serves all.
package struct FHIRPathTypes: Sendable {
  let table: TypeTable

  package init(_ definitions: Definitions) { table = TypeTable(definitions) }

  /// The number of what stands in an element; -1 where only the value itself says its type.
  package func number(of element: ElementDefinition, as type: TypeReference? = nil) -> Int32 {
    table.content(of: element, as: type)
  }

  /// The number of a type by its name; -1 for one that is not defined.
  package func number(ofType name: String) -> Int32 { table.type(named: name) }
}

extension FHIRPathExpression {
  /// Reads an expression over types that others use too.
  package init(
    _ text: String, types: FHIRPathTypes, mode: Mode
  ) throws(FHIRPathError) {
    try self.init(text, on: nil, table: types.table, mode: mode)
  }

  /// Whether an evaluation may ask its host for something.
  package var asksHost: Bool { program.asksHost }
}

/// Many evaluations over one document.
///
/// The buffers are made once, and nothing is allocated for a condition that has only to look whether elements are there.
package struct FHIRPathEvaluation: ~Copyable {
  private var evaluator: Evaluator
  private let document: JSONDocument

  /// Makes an evaluation of the elements of a document.
  package init(of document: JSONDocument, _ types: FHIRPathTypes) {
    evaluator = Evaluator(types.table)
    self.document = document
    _ = evaluator.number(of: document)
  }

  /// Makes the resource that elements are in known, and the one that contains it.
  package mutating func enter(resource: JSONNode, root: JSONNode) {
    evaluator.resource = item(resource, nil, -1)
    evaluator.rootResource = root == resource ? evaluator.resource : item(root, nil, -1)
  }

  /// Whether an expression is true of an element; `nil` where it comes to nothing.
  ///
  /// - Parameters:
  ///   - expression: the condition.
  ///   - value: the JSON value.
  ///   - sibling: the object with the id and extensions of a primitive.
  ///   - type: the number of the element's type; -1 where the value itself says it.
  ///   - host: what the expression asks of its surroundings.
  /// - Returns: what the condition comes to.
  /// - Throws: why it cannot be evaluated on this element.
  package mutating func holds(
    _ expression: FHIRPathExpression, value: JSONNode?, sibling: JSONNode?, type: Int32,
    host: (any FHIRPathHost)? = nil
  ) throws(FHIRPathError) -> Bool? {
    evaluator.host = host
    defer {
      if host != nil {
        evaluator.host = nil
        evaluator.keepDocuments(1)
      }
    }
    return try evaluator.holds(expression.program, on: item(value, sibling, type))
  }

  private mutating func item(_ value: JSONNode?, _ sibling: JSONNode?, _ type: Int32) -> Item {
    var type = type
    // What is only known to be a resource says itself which.
    if let value, type < 0 || evaluator.shape(type)?.isOpen == true {
      type = evaluator.resourceShape(of: value, in: document)
    }
    return .node(
      Item.Node(
        document: 0, shape: type,
        value: value.map { Int32(truncatingIfNeeded: $0.index) } ?? -1,
        sibling: sibling.map { Int32(truncatingIfNeeded: $0.index) } ?? -1))
  }
}
