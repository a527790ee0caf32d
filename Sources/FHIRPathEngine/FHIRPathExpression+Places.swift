internal import LosslessJSON

extension FHIRPathExpression {
  /// Where an item stands in its document, as a FHIRPath: `Patient.name[0].given[1]`; `nil` for a value.
  ///
  /// A choice is named without its type, and an extension of a primitive as if it stood in the primitive.
  public func path(of item: FHIRPathItem) -> String? {
    guard case .element(let document, let value, let sibling) = item.content,
      let target = value ?? sibling
    else { return nil }
    var walk = PlaceWalk(document: document, table: table, target: target)
    return walk.path()
  }
}

/// The way from the root of a document to a node.
private struct PlaceWalk {
  let document: JSONDocument
  let table: TypeTable
  let target: JSONNode
  private var steps = ""

  init(document: JSONDocument, table: TypeTable, target: JSONNode) {
    self.document = document
    self.table = table
    self.target = target
  }

  mutating func path() -> String {
    var node = document.root
    var shape = resourceShape(of: node)
    steps = shape?.typeName ?? "$this"
    while node != target, let next = step(from: node, shape) {
      (node, shape) = next
    }
    return steps
  }

  private mutating func step(
    from node: JSONNode, _ shape: Shape?
  ) -> (JSONNode, Shape?)? {
    switch document.kind(of: node) {
    case .object:
      guard let member = document.members(of: node).first(where: { holds($0.value) }) else {
        return nil
      }
      let (text, value) = (document.text(of: member.key), member.value)
      var name = text.hasPrefix("_") ? String(text.dropFirst()) : text
      let known = name.withUTF8 { shape?.key($0) }
      steps += "." + (known.flatMap { shape?.members[Int($0.member)].name } ?? name)
      return (value, resourceShape(of: value) ?? known.flatMap { table.shape($0.shape) })
    case .array:
      for (index, element) in document.elements(of: node).enumerated() where holds(element) {
        steps += "[\(index)]"
        return (element, resourceShape(of: element) ?? shape)
      }
      return nil
    case .null, .boolean, .number, .string: return nil
    }
  }

  private func holds(_ node: JSONNode) -> Bool {
    node.index <= target.index && target.index < document.nodeAfter(node).index
  }

  private func resourceShape(of node: JSONNode) -> Shape? {
    guard let type = document.member("resourceType", of: node),
      document.kind(of: type) == .string
    else { return nil }
    return table.shape(table.type(named: document.text(of: type)))
  }
}
