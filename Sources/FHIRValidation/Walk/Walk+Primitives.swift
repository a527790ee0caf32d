internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks the value or values of a primitive element, and the `_` sibling beside them.
  ///
  /// FHIR R4, json.html: "In the case where the primitive element may repeat, it is represented in two arrays. JSON null
  /// values are used to fill out both arrays".
  mutating func primitives(of element: SchemaElement, _ type: ElementType, _ occurrence: Occurrence)
  {
    let value = occurrence.key?.valueOfKey
    let sibling = occurrence.sibling?.valueOfKey
    if element.isArray || isArray(value) || isArray(sibling) {
      return primitiveArrays(of: element, type, value, sibling)
    }
    pair(value, sibling, element, type)
  }

  private func isArray(_ node: JSONNode?) -> Bool {
    node.map { document.kind(of: $0) == .array } ?? false
  }

  private mutating func primitiveArrays(
    of element: SchemaElement, _ type: ElementType, _ value: JSONNode?, _ sibling: JSONNode?
  ) {
    let hasShape = [value, sibling].compactMap { $0 }.allSatisfy { checkShape($0, of: element) }
    let count = value.map { isArray($0) ? document.count(of: $0) : 1 } ?? 0
    let siblingCount = sibling.map { isArray($0) ? document.count(of: $0) : 1 } ?? 0
    if hasShape, let anchor = value ?? sibling {
      if value != nil, sibling != nil, count != siblingCount {
        report(.error, .siblingLength(count, siblingCount), at: sibling ?? anchor)
      }
      if element.isArray { checkCount(max(count, siblingCount), of: element, at: anchor) }
    }
    var values = Repetitions(document, value)
    var siblings = Repetitions(document, sibling)
    var index = 0
    while true {
      let (item, siblingItem) = (values.next(), siblings.next())
      if item == nil, siblingItem == nil { break }
      path.setIndex(values.isArray || siblings.isArray ? index : nil)
      pair(item, siblingItem, element, type)
      index += 1
    }
    path.setIndex(nil)
  }

  /// Checks a value and its sibling, one of which may be a null that holds the place for the other.
  private mutating func pair(
    _ item: JSONNode?, _ sibling: JSONNode?, _ element: SchemaElement, _ type: ElementType
  ) {
    let value = item.flatMap { document.kind(of: $0) == .null ? nil : $0 }
    let extensions = sibling.flatMap { document.kind(of: $0) == .null ? nil : $0 }
    if value == nil, extensions == nil, let place = item ?? sibling {
      report(.error, .null, at: place)
    }
    if value == nil, let extensions, let binding = element.binding {
      reportNoCode(binding, at: extensions)
    }
    if let value { primitive(value, element, type) }
    if let extensions { self.extensions(extensions, type, hasValue: value != nil) }
    if !element.invariants.isEmpty, value != nil || extensions != nil {
      checkInvariants(
        element.invariants,
        of: Instance(value: value, sibling: extensions, typeName: type.name))
    }
  }

  /// Whether a value is an array where and only where the element repeats, and has something in it.
  private mutating func checkShape(_ node: JSONNode, of element: SchemaElement) -> Bool {
    guard isArray(node) else {
      report(.error, .arrayExpected(element.name), at: node)
      return false
    }
    if !element.isArray {
      report(.error, .arrayUnexpected(element.name), at: node)
      return false
    }
    if document.count(of: node) == 0 {
      report(.error, .emptyArray, at: node)
      return false
    }
    return true
  }

  /// Checks the object with the id and the extensions of a primitive.
  private mutating func extensions(_ node: JSONNode, _ type: ElementType, hasValue: Bool) {
    guard document.kind(of: node) == .object else {
      return report(.error, .wrongKind(document.kind(of: node), expected: .object), at: node)
    }
    guard case .primitive(_, let id) = type.content, let schema = self.schema(id),
      !isEmpty(node, mayHaveOnlyAnID: hasValue),
      enter(node)
    else { return }
    children(of: node, as: schema.root, in: schema)
    leave()
  }

  /// Checks one value of a primitive type.
  private mutating func primitive(_ node: JSONNode, _ element: SchemaElement, _ type: ElementType) {
    guard let primitive = type.primitive else { return }
    let kind = document.kind(of: node)
    guard kind == primitive.jsonKind else {
      return report(.error, .wrongKind(kind, expected: primitive), at: node)
    }
    if kind == .string, document.contentRange(of: node).isEmpty {
      return report(.error, .emptyString, at: node)
    }
    if primitive == .xhtml { return checkNarrative(node) }
    if let fault = withText(of: node, { primitive.fault(in: $0) }) {
      return report(fault, of: primitive, element, at: node)
    }
    if let binding = element.binding { checkBinding(binding, ofCode: node) }
    switch primitive {
    case .string:
      if element.name == "id" { checkElementID(node, of: element) }
      checkText(node, isMarkdown: false)
    case .markdown: checkText(node, isMarkdown: true)
    case .uri, .url:
      noteFragment(node)
      noteLink(node, of: element)
      checkExampleURL(node, of: element)
    case .canonical:
      noteFragment(node)
      checkExampleURL(node, of: element)
    case .code: if options.checksSecurity { checkMarkup(node, isMarkdown: false) }
    case .base64Binary: checkSpaces(inBase64: node)
    case .date, .dateTime, .instant: checkYear(node)
    default: break
    }
  }

  /// Reports a value that its type does not allow.
  private mutating func report(
    _ fault: Cause, of primitive: PrimitiveType, _ element: SchemaElement, at node: JSONNode
  ) {
    // The bytes of an attachment are told of with the rest of it: its size and its hash.
    guard primitive == .base64Binary, element.path == "Attachment.data" else {
      return report(.error, fault, at: node)
    }
    let step = path.pop()
    report(.error, fault, at: node)
    path.push(step)
  }
}

/// The values of an element: those of its array, or the one that stands there without.
struct Repetitions: Sequence, IteratorProtocol {
  let isArray: Bool
  private var single: JSONNode?
  private var elements: JSONElements?

  init(_ document: JSONDocument, _ node: JSONNode?) {
    isArray = node.map { document.kind(of: $0) == .array } ?? false
    single = isArray ? nil : node
    elements = isArray ? node.map { document.elements(of: $0) } : nil
  }

  mutating func next() -> JSONNode? {
    if isArray { return elements?.next() }
    defer { single = nil }
    return single
  }
}
