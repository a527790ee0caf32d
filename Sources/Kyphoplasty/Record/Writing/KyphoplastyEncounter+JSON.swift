extension KyphoplastyEncounter {
  /// The record in its canonical form.
  ///
  /// It is JSON without white space, with the fields in the order of the documentation and nothing for what was not
  /// recorded. Read again, it is the same encounter.
  public func json() -> [UInt8] { json(without: []) }

  /// The record without some of its fields, by their paths: `levels[0].vertebra`.
  func json(without omitted: Set<String>) -> [UInt8] {
    var writer = FieldWriter(omitted: omitted)
    var encounter = self
    writer.json.open("{")
    encounter.visit(&writer)
    writer.json.close("}")
    return writer.json.bytes
  }
}

/// Writes each field that has a value.
private struct FieldWriter: FieldVisitor {
  var json = JSONBytes()
  let omitted: Set<String>
  /// Kept up only where something is left out.
  private var path = FieldPath()

  init(omitted: Set<String>) { self.omitted = omitted }

  mutating func optional<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value?, _ limits: FieldLimits
  ) {
    if let value { required(name, value) }
  }

  mutating func required<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value, _ limits: FieldLimits
  ) {
    if !omitted.isEmpty {
      path.visit(name)
      if omitted.contains(path.text) { return }
    }
    required(name, value)
  }

  mutating func list<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value], _ limits: FieldLimits
  ) {
    array(name, values) { writer, value in writer.write(value) }
  }

  mutating func openList<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value?], _ limits: FieldLimits
  ) {
    array(name, values) { writer, value in
      if let value { writer.write(value) } else { writer.json.word("null") }
    }
  }

  mutating func group<Group: RecordGroup>(_ name: StaticString, _ group: inout Group?) {
    guard var present = group else { return }
    requiredGroup(name, &present)
  }

  mutating func requiredGroup<Group: RecordGroup>(_ name: StaticString, _ group: inout Group) {
    let start = json.mark
    json.key(name.description)
    json.open("{")
    let before = json.bytes.count
    enter(name)
    group.visit(&self)
    leave()
    if json.bytes.count == before { json.reset(to: start) } else { json.close("}") }
  }

  mutating func groups<Group: RecordGroup>(
    _ name: StaticString, _ groups: inout [Group], atLeastOne: Bool
  ) {
    var place = 0
    array(name, groups) { writer, group in
      var group = group
      writer.json.open("{")
      writer.enter(name, at: place)
      group.visit(&writer)
      writer.leave()
      writer.json.close("}")
      place += 1
    }
  }

  private mutating func enter(_ name: StaticString, at place: Int? = nil) {
    guard !omitted.isEmpty else { return }
    path.visit(name)
    path.visitElement(place)
    path.enter()
  }

  private mutating func leave() {
    if !omitted.isEmpty { path.leave() }
  }

  private mutating func array<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout Self, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    json.key(name.description)
    json.open("[")
    for element in elements { write(&self, element) }
    json.close("]")
  }

  private mutating func required(_ name: StaticString, _ value: some RecordValue) {
    json.key(name.description)
    write(value)
  }

  private mutating func write<Value: RecordValue>(_ value: Value) {
    switch Value.kind {
    case .integer, .decimal, .boolean: json.word(value.recordText)
    default: json.string(value.recordText.utf8)
    }
  }
}
