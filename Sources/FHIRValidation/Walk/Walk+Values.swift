internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks all values of one element of an object.
  mutating func values(
    of element: SchemaElement, _ occurrence: Occurrence, in schema: Schema, owner: SchemaElement
  ) {
    guard occurrence.type < element.types.count else { return }
    let type = element.types[occurrence.type]
    if element.cardinality.maximum == 0, let key = occurrence.key ?? occurrence.sibling {
      return reportProhibited(element, at: key)
    }
    if type.primitive != nil {
      primitives(of: element, type, occurrence)
      return
    }
    guard let key = occurrence.key else { return }
    let value = key.valueOfKey
    guard document.kind(of: value) == .array else {
      if element.isArray { report(.error, .arrayExpected(element.name), at: value) }
      return complex(value, element, type, in: schema, owner: owner)
    }
    if !element.isArray { report(.error, .arrayUnexpected(element.name), at: value) }
    if document.count(of: value) == 0 { return report(.error, .emptyArray, at: value) }
    if element.isArray { checkCount(document.count(of: value), of: element, at: value) }
    for (index, item) in document.elements(of: value).enumerated() {
      path.setIndex(index)
      complex(item, element, type, in: schema, owner: owner)
    }
    path.setIndex(nil)
  }

  /// Checks one value that must be an object.
  private mutating func complex(
    _ value: JSONNode, _ element: SchemaElement, _ type: ElementType, in schema: Schema,
    owner: SchemaElement
  ) {
    switch type.content {
    case .resource:
      return resource(value, role: role(of: element, in: schema))
    case .unknown: return
    case .primitive, .bare, .own, .element, .type: break
    }
    guard document.kind(of: value) == .object else {
      return report(.error, .wrongKind(document.kind(of: value), expected: .object), at: value)
    }
    guard !isEmpty(value) else { return }
    guard enter(value) else { return }
    defer { leave() }
    switch type.content {
    case .own: children(of: value, as: element, in: schema)
    case .element(let index):
      guard schema.elements.indices.contains(index), let target = schema.elements[index] else {
        return
      }
      children(of: value, as: target, in: schema)
      checkInvariants(of: target, value, type)
    case .type(let id):
      guard let schema = self.schema(id) else { return }
      let errors = errorCount
      children(of: value, as: schema.root, in: schema)
      checkInvariants(of: schema.root, value, type)
      judge(value, schema, element, type, isNested: isExtension(owner), errors: errors)
    default: break
    }
    checkInvariants(of: element, value, type)
  }

  private mutating func checkInvariants(
    of element: SchemaElement, _ value: JSONNode, _ type: ElementType
  ) {
    guard !element.invariants.isEmpty else { return }
    checkInvariants(element.invariants, of: Instance(value: value, typeName: type.name))
  }

  /// Applies what code knows about a type as a whole.
  private mutating func judge(
    _ value: JSONNode, _ schema: Schema, _ element: SchemaElement, _ type: ElementType,
    isNested: Bool, errors: Int
  ) {
    switch schema.special {
    case .none, .bundle: break
    case .extension:
      checkExtension(value, isNested: isNested, isModifier: element.name == "modifierExtension")
    case .reference: checkReference(value, targets: type.targets)
    case .coding:
      checkCoding(
        value, isInConcept: element.path == "CodeableConcept.coding",
        isBound: element.binding != nil)
    case .quantity: checkQuantity(value, isBound: element.binding != nil)
    case .attachment: checkAttachment(value)
    case .identifier: checkIdentifier(value)
    case .codeableConcept: break
    }
    // A code that its own system does not know is said once, and not again as a code that the value set does not have.
    if let binding = element.binding, errorCount == errors {
      checkBinding(binding, of: value, as: schema.special)
    }
  }

  private func isExtension(_ element: SchemaElement) -> Bool { element.path == "Extension" }

  /// Goes a level down; refuses where the nesting is deeper than the limit.
  mutating func enter(_ node: JSONNode) -> Bool {
    guard depth < options.maximumDepth else {
      report(.error, .tooDeep(options.maximumDepth), at: node)
      return false
    }
    depth += 1
    return true
  }

  mutating func leave() { depth -= 1 }
}
