internal import LosslessJSON

extension RecordReader: FieldVisitor {
  mutating func optional<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value?, _ limits: FieldLimits
  ) {
    let field = takeField(name)
    if case .value(let read) = single(name, field: field, limits, as: Value.self) {
      value = read
      frame.recorded += 1
    }
  }

  mutating func required<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value, _ limits: FieldLimits
  ) {
    let field = takeField(name)
    switch single(name, field: field, limits, as: Value.self) {
    case .value(let read):
      value = read
      frame.recorded += 1
    case .absent: report(.missing(Value.self), at: nil)
    case .fault: break
    }
  }

  mutating func list<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value], _ limits: FieldLimits
  ) {
    let field = takeField(name)
    guard let list = array(name) else {
      if limits.isRequired { report(.missing(Value.self), at: nil) }
      return
    }
    forEachElement(of: list) { reader, element, _ in
      switch reader.value(at: element, field: field, limits, as: Value.self) {
      case .value(let read): values.append(read)
      case .absent:
        reader.report(.wrongType(expected: "a value: a list has no empty places"), at: element)
      case .fault: break
      }
    }
    if !values.isEmpty { frame.recorded += 1 }
    check(count: values.count, limits, at: list)
    if limits.isRequired, document.count(of: list) == 0 {
      report(.missing(Value.self), at: list)
    }
  }

  mutating func openList<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value?], _ limits: FieldLimits
  ) {
    let field = takeField(name)
    guard let list = array(name) else { return }
    forEachElement(of: list) { reader, element, _ in
      switch reader.value(at: element, field: field, limits, as: Value.self) {
      case .value(let read): values.append(read)
      case .absent, .fault: values.append(nil)
      }
    }
    // A list of nothing but open places records nothing.
    if values.allSatisfy({ $0 == nil }) { values = [] } else { frame.recorded += 1 }
    check(count: values.count, limits, at: list)
  }

  mutating func group<Group: RecordGroup>(_ name: StaticString, _ group: inout Group?) {
    let field = takeField(name)
    guard var read = Group.blank else { return }
    if let node = member(name) {
      guard self.read(&read, at: node, field: field) else { return }
    } else {
      guard mapping.hasConstant(in: field), fill(&read, field: field) else { return }
    }
    group = read
    frame.recorded += 1
  }

  /// Fills a group that the input does not have with constants; `false` where they fill nothing.
  private mutating func fill<Group: RecordGroup>(_ group: inout Group, field: Int) -> Bool {
    let before = findings.count
    let outer = enter(nil, field: field)
    group.visit(&self)
    let isRecorded = frame.recorded > 0 || findings.count > before
    leave(to: outer)
    return isRecorded
  }

  mutating func requiredGroup<Group: RecordGroup>(_ name: StaticString, _ group: inout Group) {
    let field = takeField(name)
    guard let node = member(name) else {
      // What the group lacks is named field by field.
      let outer = enter(nil, field: field)
      group.visit(&self)
      leave(to: outer)
      return
    }
    _ = read(&group, at: node, field: field)
    frame.recorded += 1
  }

  mutating func groups<Group: RecordGroup>(
    _ name: StaticString, _ groups: inout [Group], atLeastOne: Bool
  ) {
    let field = takeField(name)
    if let list = array(name) {
      forEachElement(of: list) { reader, element, _ in
        guard var read = Group.blank else { return }
        // A faulty element stays, so that the places of the others are those of the input.
        _ = reader.read(&read, at: element, field: field)
        groups.append(read)
      }
      if !groups.isEmpty { frame.recorded += 1 }
    }
    if atLeastOne, groups.isEmpty { report(.missing(), at: nil) }
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

  private mutating func forEachElement(
    of list: JSONNode, _ body: (inout Self, JSONNode, Int) -> Void
  ) {
    let end = document.nodeAfter(list).index
    var node = JSONNode(index: list.index + 1)
    var index = 0
    while node.index < end {
      path.visitElement(index)
      body(&self, node, index)
      node = document.nodeAfter(node)
      index += 1
    }
    path.visitElement(nil)
  }

  private mutating func check(count: Int, _ limits: FieldLimits, at list: JSONNode) {
    guard let expected = limits.count, count != 0, count != expected else { return }
    report(.wrongCount(expected), at: list)
  }
}
