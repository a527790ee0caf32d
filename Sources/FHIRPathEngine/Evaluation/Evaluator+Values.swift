internal import FHIRDefinitions
internal import LosslessJSON

extension Evaluator {
  // MARK: Single items

  /// The only item of a collection, `nil` for none.
  ///
  /// - Throws: where there are several.
  func single(_ range: Range<Int>, _ step: Int) throws(FHIRPathError) -> Item? {
    if range.isEmpty { return nil }
    guard range.count == 1 else {
      throw error("several items stand where one is expected", at: step)
    }
    return stack[range.lowerBound]
  }

  /// The whole number that is the only item of a collection.
  func integer(_ range: Range<Int>, _ step: Int) throws(FHIRPathError) -> Int? {
    guard let item = try single(range, step) else { return nil }
    if case .integer(let value) = item { return value }
    if case .integer(let value)? = value(item) { return value }
    throw error("a whole number is expected", at: step)
  }

  /// The text that is the only item of a collection.
  func string(_ range: Range<Int>, _ step: Int) throws(FHIRPathError) -> String? {
    guard let item = try single(range, step), let value = value(item) else { return nil }
    return try string(value, step)
  }

  func string(_ value: FHIRPathValue, _ step: Int) throws(FHIRPathError) -> String {
    if case .string(let text) = value { return text }
    if isLenient { return value.description }
    throw error("a string is expected, not \(value.typeName.withArticle)", at: step)
  }

  // MARK: Values

  /// The value of an item in FHIRPath's own types; `nil` for one that has parts, or no value.
  func value(_ item: Item) -> FHIRPathValue? {
    switch item {
    case .boolean(let value): .boolean(value)
    case .integer(let value): .integer(value)
    case .constant(let place): program.constants[Int(place)]
    case .pooled(let place): pool[Int(place)]
    case .node(let node): value(node)
    }
  }

  /// The value of an item where it is a boolean.
  func boolean(_ item: Item) -> Bool? {
    switch item {
    case .boolean(let value): value
    case .node(let node) where node.value >= 0:
      documents[Int(node.document)].boolean(JSONNode(index: Int(node.value)))
    default: nil
    }
  }

  func isBooleanWithoutValue(_ node: Item.Node) -> Bool {
    node.value < 0 && knownShape(node.shape)?.primitive == .boolean
  }

  /// Whether an item has a value of its own, and not only extensions or parts.
  func hasValue(_ item: Item) -> Bool {
    guard case .node(let node) = item else { return true }
    guard node.value >= 0 else { return false }
    switch documents[Int(node.document)].kind(of: JSONNode(index: Int(node.value))) {
    case .boolean, .number, .string: return true
    case .null, .array, .object: return false
    }
  }

  /// A shape that has been loaded.
  func knownShape(_ id: Int32) -> Shape? {
    guard id >= 0 else { return nil }
    if Int(id) < shapes.count, let shape = shapes[Int(id)] { return shape }
    return table.shape(id)
  }

  private func value(_ node: Item.Node) -> FHIRPathValue? {
    guard node.value >= 0 else { return nil }
    let document = documents[Int(node.document)]
    let json = JSONNode(index: Int(node.value))
    let shape = knownShape(node.shape)
    switch document.kind(of: json) {
    case .boolean: return document.boolean(json).map { .boolean($0) }
    case .number: return number(document.text(of: json), shape?.primitive)
    case .string: return string(document.text(of: json), shape?.primitive)
    case .object: return shape?.isA("Quantity") == true ? quantity(json, document) : nil
    case .null, .array: return nil
    }
  }

  private func number(_ text: String, _ type: PrimitiveType?) -> FHIRPathValue? {
    if type != .decimal, let value = Int(text) { return .integer(value) }
    return ExactDecimal(text).map { .decimal($0) }
  }

  private func string(_ text: String, _ type: PrimitiveType?) -> FHIRPathValue? {
    switch type {
    case .date: PartialDate(text).map { .date($0) }
    case .dateTime, .instant: PartialDateTime(text).map { .dateTime($0) }
    case .time: PartialTime(text).map { .time($0) }
    default: .string(text)
    }
  }

  private func quantity(_ object: JSONNode, _ document: JSONDocument) -> FHIRPathValue? {
    guard let number = document.member("value", of: object), document.kind(of: number) == .number,
      let value = ExactDecimal(document.text(of: number))
    else { return nil }
    let isUCUM =
      document.member("system", of: object).map {
        document.isString($0, "http://unitsofmeasure.org")
      } ?? false
    if let code = document.member("code", of: object), document.kind(of: code) == .string {
      let text = document.text(of: code)
      return .quantity(
        FHIRQuantity(value, isUCUM ? FHIRQuantity.Unit(code: text) : .other(text)))
    }
    if let unit = document.member("unit", of: object), document.kind(of: unit) == .string {
      return .quantity(FHIRQuantity(value, .other(document.text(of: unit))))
    }
    return .quantity(FHIRQuantity(value, FHIRQuantity.Unit(code: "1")))
  }
}

extension FHIRQuantity.Unit {
  /// The unit that a code stands for.
  init(code: String) {
    if let unit = try? UCUMUnit(code) {
      self = .ucum(unit)
    } else {
      self = .other(code)
    }
  }
}

extension String {
  /// `an Integer`, `a Date`.
  var withArticle: String {
    guard let first = utf8.first else { return self }
    return ("AEIOUaeiou".utf8.contains(first) ? "an " : "a ") + self
  }
}
