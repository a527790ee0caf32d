internal import FHIRDefinitions
internal import LosslessJSON

extension Evaluator {
  /// Whether two collections are the same, item by item.
  func areEqual(_ left: Range<Int>, _ right: Range<Int>) -> Truth {
    if left.isEmpty || right.isEmpty { return .unknown }
    guard left.count == right.count else { return .no }
    var result = Truth.yes
    for (one, other) in zip(left, right) {
      guard let isEqual = equal(stack[one], stack[other]) else {
        result = .unknown
        continue
      }
      if !isEqual { return .no }
    }
    return result
  }

  /// Whether two collections have equivalent items, in any order.
  func areEquivalent(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    if left.count == 1 { return equivalent(stack[left.lowerBound], stack[right.lowerBound]) }
    var unmatched = Array(right)
    for place in left {
      guard let match = unmatched.firstIndex(where: { equivalent(stack[place], stack[$0]) }) else {
        return false
      }
      unmatched.remove(at: match)
    }
    return true
  }

  // MARK: Items

  /// Whether two items are the same; `nil` where they are not known well enough.
  func equal(_ one: Item, _ other: Item) -> Bool? {
    if case .node(let left) = one {
      if let result = equalText(left, other) { return result }
      if case .node(let right) = other, left == right { return true }
    } else if case .node(let right) = other, let result = equalText(right, one) {
      return result
    }
    if let left = value(one), let right = value(other) { return equal(left, right) }
    guard case .node(let left) = one, case .node(let right) = other else { return false }
    return areSame(left, right)
  }

  /// Whether a node that is a string reads as another item does, without a copy of either; `nil` where one is no string.
  private func equalText(_ node: Item.Node, _ other: Item) -> Bool? {
    guard node.value >= 0, isText(node) else { return nil }
    let json = JSONNode(index: Int(node.value))
    let document = documents[Int(node.document)]
    switch other {
    case .constant(let place):
      guard case .string(let text) = program.constants[Int(place)] else { return nil }
      return document.isString(json, text)
    case .pooled(let place):
      guard case .string(let text) = pool[Int(place)] else { return nil }
      return document.isString(json, text)
    case .node(let right) where right.value >= 0 && isText(right):
      return documents[Int(right.document)].withUTF8(of: JSONNode(index: Int(right.value))) {
        document.isString(json, utf8: $0)
      }
    default: return nil
    }
  }

  /// Whether a node is a string that stands for itself, and not for a date or a time.
  func isText(_ node: Item.Node) -> Bool {
    guard documents[Int(node.document)].kind(of: JSONNode(index: Int(node.value))) == .string
    else { return false }
    switch knownShape(node.shape)?.primitive {
    case .date?, .dateTime?, .instant?, .time?: return false
    default: return true
    }
  }

  private func equal(_ left: FHIRPathValue, _ right: FHIRPathValue) -> Bool? {
    switch (left, right) {
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.integer(let left), .decimal(let right)): ExactDecimal(left) == right
    case (.decimal(let left), .integer(let right)): left == ExactDecimal(right)
    case (.decimal(let left), .decimal(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.date(let left), .date(let right)): left.isEqual(to: right)
    case (.time(let left), .time(let right)): left.isEqual(to: right)
    case (.quantity(let left), .quantity(let right)): left.isEqual(to: right)
    case (.type(let one, let left), .type(let other, let right)): one == other && left == right
    default:
      if let left = left.moment, let right = right.moment {
        left.isEqual(to: right)
      } else if let left = left.measure, let right = right.measure {
        left.isEqual(to: right)
      } else {
        false
      }
    }
  }

  func equivalent(_ one: Item, _ other: Item) -> Bool {
    if case .node(let left) = one, case .node(let right) = other, left == right { return true }
    if let left = value(one), let right = value(other) {
      switch (left, right) {
      case (.string(let left), .string(let right)): return left.folded == right.folded
      case (.date(let left), .date(let right)): return left.isEquivalent(to: right)
      case (.time(let left), .time(let right)): return left.isEquivalent(to: right)
      case (.quantity(let left), .quantity(let right)): return left.isEquivalent(to: right)
      default:
        if let left = left.number, let right = right.number { return left.isEquivalent(to: right) }
        if let left = left.moment, let right = right.moment { return left.isEquivalent(to: right) }
        if let left = left.measure, let right = right.measure {
          return left.isEquivalent(to: right)
        }
        return equal(left, right) ?? false
      }
    }
    guard case .node(let left) = one, case .node(let right) = other else { return false }
    return areSame(left, right)
  }

  // MARK: Elements with parts

  private func areSame(_ left: Item.Node, _ right: Item.Node) -> Bool {
    if left.value >= 0, right.value >= 0 {
      return areSame(
        documents[Int(left.document)], JSONNode(index: Int(left.value)),
        documents[Int(right.document)], JSONNode(index: Int(right.value)))
    }
    guard left.value < 0, right.value < 0, left.sibling >= 0, right.sibling >= 0 else {
      return false
    }
    return areSame(
      documents[Int(left.document)], JSONNode(index: Int(left.sibling)),
      documents[Int(right.document)], JSONNode(index: Int(right.sibling)))
  }

  /// Compares JSON: members in any order, numbers by value; as deep as a document may be nested.
  private func areSame(
    _ document: JSONDocument, _ left: JSONNode, _ other: JSONDocument, _ right: JSONNode
  ) -> Bool {
    let kind = document.kind(of: left)
    guard kind == other.kind(of: right), document.count(of: left) == other.count(of: right) else {
      return false
    }
    switch kind {
    case .null: return true
    case .boolean: return document.boolean(left) == other.boolean(right)
    case .number:
      let (one, two) = (document.text(of: left), other.text(of: right))
      return one == two || (ExactDecimal(one).map { $0 == ExactDecimal(two) } ?? false)
    case .string: return other.withUTF8(of: right) { document.isString(left, utf8: $0) }
    case .array:
      var rest = other.elements(of: right)
      for element in document.elements(of: left) {
        guard let next = rest.next(), areSame(document, element, other, next) else { return false }
      }
      return true
    case .object:
      for (key, value) in document.members(of: left) {
        let match = document.withUTF8(of: key) { other.member(utf8: $0, of: right) }
        guard let match, areSame(document, value, other, match) else { return false }
      }
      return true
    }
  }
}

extension FHIRPathValue {
  var number: ExactDecimal? {
    switch self {
    case .integer(let value): ExactDecimal(value)
    case .decimal(let value): value
    default: nil
    }
  }

  /// The value as a moment, where it is a date or one.
  var moment: PartialDateTime? {
    switch self {
    case .date(let value): PartialDateTime(value)
    case .dateTime(let value): value
    default: nil
    }
  }

  /// The value as a quantity, where it is a number or one.
  var measure: FHIRQuantity? {
    if case .quantity(let value) = self { return value }
    return number.map { FHIRQuantity($0, FHIRQuantity.Unit(code: "1")) }
  }
}

extension String {
  /// In lower case and with single blanks: how strings are compared for equivalence.
  fileprivate var folded: String {
    var result = String.UnicodeScalarView()
    for scalar in lowercased().unicodeScalars {
      result.append(scalar.properties.isWhitespace ? " " : scalar)
    }
    return String(result)
  }
}
