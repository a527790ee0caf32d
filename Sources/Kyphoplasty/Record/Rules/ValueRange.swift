extension RecordRule {
  static let valueRange = RecordRule(
    "record.range", [41, 43], basis: .source,
    source:
      "The scales of the instruments; for EQ-5D-5L the value set of Germany, as the Medizininformatik-Initiative uses it.",
    fields: [],
    summary: "A score, a grade or a measurement lies within its scale.",
    explanation: """
      NRS 0 to 10, VAS 0 to 100 mm, ODI 0 to 100 %, RMDQ 0 to 24, EQ-5D-5L index -0.661 to 1 (value set of Germany), \
      T-score -8 to 8, ASA 1 to 6, Genant 0 to 3, OF 1 to 5, vertebral heights 0 to 60 mm; a quantity is not negative. \
      Where the scale of the site is another, convert it in the mapping file.
      """,
    remedy: "Correct the number, or convert it in the mapping file."
  ) { encounter, report in
    var checker = RangeChecker()
    var encounter = encounter
    encounter.visit(&checker)
    for (field, words) in checker.faults { report.add(field, words) }
  }
}

/// Compares every number of an encounter with the range of its field.
private struct RangeChecker: FieldVisitor {
  var faults: [(String, String)] = []
  private var path = FieldPath()

  mutating func optional<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value?, _ limits: FieldLimits
  ) {
    if let value { check(value, name, limits) }
  }

  mutating func required<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value, _ limits: FieldLimits
  ) {
    check(value, name, limits)
  }

  mutating func list<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value], _ limits: FieldLimits
  ) {
    for (index, value) in values.enumerated() { check(value, name, limits, index: index) }
  }

  mutating func openList<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value?], _ limits: FieldLimits
  ) {
    for case (let index, let value?) in values.enumerated() {
      check(value, name, limits, index: index)
    }
  }

  mutating func group<Group: RecordGroup>(_ name: StaticString, _ group: inout Group?) {
    guard var present = group else { return }
    requiredGroup(name, &present)
  }

  mutating func requiredGroup<Group: RecordGroup>(_ name: StaticString, _ group: inout Group) {
    path.visit(name)
    path.enter()
    group.visit(&self)
    path.leave()
  }

  mutating func groups<Group: RecordGroup>(
    _ name: StaticString, _ groups: inout [Group], atLeastOne: Bool
  ) {
    path.visit(name)
    for index in groups.indices {
      path.visitElement(index)
      path.enter()
      groups[index].visit(&self)
      path.leave()
    }
  }

  private mutating func check<Value: RecordValue>(
    _ value: Value, _ name: StaticString, _ limits: FieldLimits, index: Int? = nil
  ) {
    guard let range = limits.range else { return }
    if let number = Double(value.recordText), number.isFinite, range.contains(number) { return }
    path.visit(name)
    path.visitElement(index)
    faults.append((path.text, RecordProblem.outOfRange(range, unit: limits.unit).message))
  }
}
