internal import LosslessJSON

/// Notes which fields of a record have a value, by their places in the shape.
struct FilledFields: FieldVisitor {
  private let shape = RecordShape.encounter
  private(set) var isFilled: [Bool]
  private var next: Int

  init(in encounter: KyphoplastyEncounter) {
    isFilled = Array(repeating: false, count: shape.fields.count)
    next = shape.fields[0].children.lowerBound
    var encounter = encounter
    encounter.visit(&self)
  }

  /// What has a value in the text of a record, whether or not it can be read.
  init(in raw: RawRecord) {
    isFilled = Array(repeating: false, count: shape.fields.count)
    next = 0
    _ = note(raw.document.root, 0, raw.document)
  }

  /// Notes the fields of an object, of all objects of a list; records are only as deep as their fields.
  private mutating func note(_ node: JSONNode, _ field: Int, _ document: JSONDocument) -> Bool {
    var hasValue = false
    switch document.kind(of: node) {
    case .null: return false
    case .string: hasValue = !document.contentRange(of: node).isEmpty
    case .number, .boolean: hasValue = true
    case .array:
      for element in document.elements(of: node) where note(element, field, document) {
        hasValue = true
      }
    case .object:
      for (key, value) in document.members(of: node) {
        guard let child = shape.child(document.text(of: key), of: field) else { continue }
        if note(value, child, document) { hasValue = true }
      }
    }
    if hasValue { isFilled[field] = true }
    return hasValue
  }

  mutating func optional<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value?, _ limits: FieldLimits
  ) {
    note(value != nil)
  }

  mutating func required<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value, _ limits: FieldLimits
  ) {
    note(true)
  }

  mutating func list<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value], _ limits: FieldLimits
  ) {
    note(!values.isEmpty)
  }

  mutating func openList<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value?], _ limits: FieldLimits
  ) {
    note(values.contains { $0 != nil })
  }

  mutating func group<Group: RecordGroup>(_ name: StaticString, _ group: inout Group?) {
    let field = note(group != nil)
    if var present = group { visit(&present, field) }
  }

  mutating func requiredGroup<Group: RecordGroup>(_ name: StaticString, _ group: inout Group) {
    visit(&group, note(true))
  }

  mutating func groups<Group: RecordGroup>(
    _ name: StaticString, _ groups: inout [Group], atLeastOne: Bool
  ) {
    let field = note(!groups.isEmpty)
    for index in groups.indices { visit(&groups[index], field) }
  }

  @discardableResult
  private mutating func note(_ isPresent: Bool) -> Int {
    let field = next
    next += 1
    if isPresent, isFilled.indices.contains(field) { isFilled[field] = true }
    return field
  }

  private mutating func visit(_ group: inout some RecordGroup, _ field: Int) {
    let outer = next
    next = shape.fields[field].children.lowerBound
    group.visit(&self)
    next = outer
  }
}
