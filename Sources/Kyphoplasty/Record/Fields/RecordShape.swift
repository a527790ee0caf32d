/// All fields that a record can have, as the types of the record declare them: what readers know before they read.
///
/// The fields lie in one array, level by level, so that the children of a field are neighbours and the k-th field that
/// a type visits is the k-th child. Field 0 is the record itself. `levels.cement.volumeMl` is a path: the names from
/// the record down, lists without their places.
struct RecordShape: Sendable {
  struct Field: Sendable {
    /// The last name of the path; empty for the record.
    var name: String
    var path: String
    var content: Content
    var isRequired: Bool
    var limits: FieldLimits
    /// The type of a group, by its name in the module: `Complication.Grade`.
    var type: String?
    var children: Range<Int> = 0..<0
  }

  enum Content: Sendable, Hashable {
    case value(ValueKind, words: [String])
    case list(ValueKind, words: [String], isOpen: Bool)
    case group
    case groups
  }

  let fields: [Field]

  static let encounter = RecordShape(of: KyphoplastyEncounter.self)

  init(of type: (some RecordGroup).Type) {
    var fields = [
      Field(
        name: "", path: "", content: .group, isRequired: true, limits: .any,
        type: RecordShapeNode.name(of: type))
    ]
    var waiting = [(0, RecordShapeNode.children(of: type))]
    var next = 0
    while next < waiting.count {
      let (parent, children) = waiting[next]
      next += 1
      fields[parent].children = fields.count..<(fields.count + children.count)
      let prefix = fields[parent].path.isEmpty ? "" : fields[parent].path + "."
      for child in children {
        var field = child.field
        field.path = prefix + field.name
        if !child.children.isEmpty { waiting.append((fields.count, child.children)) }
        fields.append(field)
      }
    }
    self.fields = fields
  }

  /// The child of a field by its name.
  func child(_ name: some StringProtocol, of field: Int) -> Int? {
    fields[field].children.first { fields[$0].name == name }
  }

  /// The fields on a path, from the first name to the last; none where there is no such path.
  func fields(on path: some StringProtocol, below base: Int = 0) -> [Int] {
    var fields: [Int] = []
    var field = base
    for name in path.split(separator: ".") {
      guard let child = child(name, of: field) else { return [] }
      fields.append(child)
      field = child
    }
    return fields
  }

  /// The field at a path.
  func field(at path: some StringProtocol) -> Int? {
    var field = 0
    for name in path.split(separator: ".", omittingEmptySubsequences: false) {
      guard let child = child(name, of: field) else { return nil }
      field = child
    }
    return field
  }
}

/// A field with what is below it.
struct RecordShapeNode {
  var field: RecordShape.Field
  var children: [RecordShapeNode] = []

  static func name(of type: (some RecordGroup).Type) -> String {
    String(reflecting: type).split(separator: ".").dropFirst().joined(separator: ".")
  }

  static func children<Group: RecordGroup>(of type: Group.Type) -> [RecordShapeNode] {
    var describer = FieldDescriber()
    var blank = Group.blank
    blank?.visit(&describer)
    return describer.nodes
  }
}

/// Notes what a type says of its fields.
private struct FieldDescriber: FieldVisitor {
  var nodes: [RecordShapeNode] = []

  mutating func optional<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value?, _ limits: FieldLimits
  ) {
    add(name, .value(Value.kind, words: Value.words), limits)
  }

  mutating func required<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value, _ limits: FieldLimits
  ) {
    add(name, .value(Value.kind, words: Value.words), limits, isRequired: true)
  }

  mutating func list<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value], _ limits: FieldLimits
  ) {
    add(
      name, .list(Value.kind, words: Value.words, isOpen: false), limits,
      isRequired: limits.isRequired)
  }

  mutating func openList<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value?], _ limits: FieldLimits
  ) {
    add(name, .list(Value.kind, words: Value.words, isOpen: true), limits)
  }

  mutating func group<Group: RecordGroup>(_ name: StaticString, _ group: inout Group?) {
    add(name, .group, of: Group.self)
  }

  mutating func requiredGroup<Group: RecordGroup>(_ name: StaticString, _ group: inout Group) {
    add(name, .group, isRequired: true, of: Group.self)
  }

  mutating func groups<Group: RecordGroup>(
    _ name: StaticString, _ groups: inout [Group], atLeastOne: Bool
  ) {
    add(name, .groups, isRequired: atLeastOne, of: Group.self)
  }

  private mutating func add(
    _ name: StaticString, _ content: RecordShape.Content, _ limits: FieldLimits,
    isRequired: Bool = false
  ) {
    let field = RecordShape.Field(
      name: name.description, path: "", content: content, isRequired: isRequired, limits: limits)
    nodes.append(RecordShapeNode(field: field))
  }

  private mutating func add<Group: RecordGroup>(
    _ name: StaticString, _ content: RecordShape.Content, isRequired: Bool = false,
    of type: Group.Type
  ) {
    let field = RecordShape.Field(
      name: name.description, path: "", content: content, isRequired: isRequired, limits: .any,
      type: RecordShapeNode.name(of: type))
    nodes.append(RecordShapeNode(field: field, children: RecordShapeNode.children(of: type)))
  }
}
