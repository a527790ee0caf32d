internal import LosslessJSON

extension Evaluator {
  /// Takes in what surrounds an evaluation, and gives the item that it is about.
  mutating func enter(
    _ context: FHIRPathContext, focus: FHIRPathItem?, for program: CompiledProgram
  ) -> Item? {
    let item = focus.map { self.item($0) }
    guard program.looksAround else {
      keptValues = pool.count
      return item
    }
    host = context.host
    environment = context.variables
    resource = context.resource.map { self.item($0) } ?? item
    rootResource = context.rootResource.map { self.item($0) } ?? resource
    keptValues = pool.count
    return item
  }

  /// An item from outside, as evaluations know it.
  mutating func item(_ item: FHIRPathItem) -> Item {
    switch item.content {
    case .value(.boolean(let value)): return .boolean(value)
    case .value(.integer(let value)): return .integer(value)
    case .value(let value):
      pool.append(value)
      return .pooled(Int32(truncatingIfNeeded: pool.count - 1))
    case .element(let document, let value, let sibling):
      let node = Item.Node(
        document: number(of: document), shape: shapeNumber(item, document, value),
        value: value.map { Int32(truncatingIfNeeded: $0.index) } ?? -1,
        sibling: sibling.map { Int32(truncatingIfNeeded: $0.index) } ?? -1)
      return .node(node)
    }
  }

  private mutating func shapeNumber(
    _ item: FHIRPathItem, _ document: JSONDocument, _ value: JSONNode?
  ) -> Int32 {
    switch item.type {
    case .own: value.map { resourceShape(of: $0, in: document) } ?? -1
    case .named(let name): table.type(named: name)
    case .definition(let element, let type): table.content(of: element, as: type)
    }
  }

  /// An item as those outside know it.
  func publicItem(_ item: Item) -> FHIRPathItem {
    guard case .node(let node) = item else {
      return FHIRPathItem(value(item) ?? .boolean(false))
    }
    return FHIRPathItem(
      documents[Int(node.document)],
      value: node.value >= 0 ? JSONNode(index: Int(node.value)) : nil,
      sibling: node.sibling >= 0 ? JSONNode(index: Int(node.sibling)) : nil,
      typeName: knownShape(node.shape)?.typeName)
  }

  // MARK: Variables

  /// Puts what a variable holds on the stack.
  mutating func variable(_ name: String, _ step: Int) throws(FHIRPathError) {
    if let items = variables[name] {
      stack.append(contentsOf: items)
      return
    }
    if let values = environment[name] {
      for value in values { push(value) }
      return
    }
    switch name {
    case "resource": if let resource { push(resource) }
    case "rootResource": if let rootResource { push(rootResource) }
    case "context": push(focus)
    case "ucum": push(.string("http://unitsofmeasure.org") as FHIRPathValue)
    case "sct": push(.string("http://snomed.info/sct") as FHIRPathValue)
    case "loinc": push(.string("http://loinc.org") as FHIRPathValue)
    default:
      if name.hasPrefix("vs-") {
        push(.string("http://hl7.org/fhir/ValueSet/" + name.dropFirst(3)) as FHIRPathValue)
      } else if name.hasPrefix("ext-") {
        let url = "http://hl7.org/fhir/StructureDefinition/" + name.dropFirst(4)
        push(.string(url) as FHIRPathValue)
      } else {
        throw error("there is no variable '%\(name)'", at: step)
      }
    }
  }
}
