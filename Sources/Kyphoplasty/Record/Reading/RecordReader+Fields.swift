internal import LosslessJSON

extension RecordReader: FieldVisitor {
  mutating func optional<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value?, _ limits: FieldLimits
  ) {
    let field = takeField()
    path.push(name)
    if case .value(let read) = single(name, field: field, limits, as: Value.self) {
      value = read
      frame.recorded += 1
    }
    path.pop()
  }

  mutating func required<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value, _ limits: FieldLimits
  ) {
    let field = takeField()
    path.push(name)
    switch single(name, field: field, limits, as: Value.self) {
    case .value(let read):
      value = read
      frame.recorded += 1
    case .absent: report(.missing, at: nil)
    case .fault: break
    }
    path.pop()
  }

  mutating func list<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value], _ limits: FieldLimits
  ) {
    let field = takeField()
    path.push(name)
    if let list = array(name) {
      for (index, element) in document.elements(of: list).enumerated() {
        path.setIndex(index)
        switch self.value(at: element, field: field, limits, as: Value.self) {
        case .value(let read): values.append(read)
        case .absent:
          report(.wrongType(expected: "a value; an empty one has no place in a list"), at: element)
        case .fault: break
        }
      }
      path.setIndex(nil)
      if !values.isEmpty { frame.recorded += 1 }
      check(count: values.count, limits, at: list)
      if limits.isRequired, document.count(of: list) == 0 { report(.missing, at: list) }
    } else if limits.isRequired {
      report(.missing, at: nil)
    }
    path.pop()
  }

  mutating func openList<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value?], _ limits: FieldLimits
  ) {
    let field = takeField()
    path.push(name)
    if let list = array(name) {
      for (index, element) in document.elements(of: list).enumerated() {
        path.setIndex(index)
        switch self.value(at: element, field: field, limits, as: Value.self) {
        case .value(let read): values.append(read)
        case .absent, .fault: values.append(nil)
        }
      }
      path.setIndex(nil)
      // A list of nothing but open places records nothing.
      if values.allSatisfy({ $0 == nil }) { values = [] } else { frame.recorded += 1 }
      check(count: values.count, limits, at: list)
    }
    path.pop()
  }

  mutating func group<Group: RecordGroup>(_ name: StaticString, _ group: inout Group?) {
    let field = takeField()
    path.push(name)
    if let node = member(name), var read = Group.blank, self.read(&read, at: node, field: field) {
      group = read
      frame.recorded += 1
    }
    path.pop()
  }

  mutating func requiredGroup<Group: RecordGroup>(_ name: StaticString, _ group: inout Group) {
    let field = takeField()
    path.push(name)
    if let node = member(name) {
      _ = read(&group, at: node, field: field)
      frame.recorded += 1
    } else {
      let outer = frame
      enter(nil, field: field)
      group.visit(&self)
      frame = outer
    }
    path.pop()
  }

  mutating func groups<Group: RecordGroup>(
    _ name: StaticString, _ groups: inout [Group], atLeastOne: Bool
  ) {
    let field = takeField()
    path.push(name)
    if let list = array(name) {
      for (index, element) in document.elements(of: list).enumerated() {
        path.setIndex(index)
        guard var read = Group.blank else { continue }
        // A faulty element stays, so that the places of the others are those of the input.
        _ = self.read(&read, at: element, field: field)
        groups.append(read)
      }
      path.setIndex(nil)
      if !groups.isEmpty { frame.recorded += 1 }
    }
    if atLeastOne, groups.isEmpty { report(.missing, at: nil) }
    path.pop()
  }

  /// The member with a name where it is a list.
  private mutating func array(_ name: StaticString) -> JSONNode? {
    guard let node = member(name) else { return nil }
    guard document.kind(of: node) == .array else {
      report(.wrongType(expected: "a list in brackets"), at: node)
      return nil
    }
    return node
  }

  private mutating func check(count: Int, _ limits: FieldLimits, at list: JSONNode) {
    guard let expected = limits.count, count != 0, count != expected else { return }
    report(.wrongCount(expected), at: list)
  }
}
