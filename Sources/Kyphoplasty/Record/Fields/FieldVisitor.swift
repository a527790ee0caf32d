/// Goes over the fields of a record, each with its name, its property and what its value may be.
///
/// A type of the record names its fields once, in `visit(_:)`. Whoever needs the fields, to read them, to write them or
/// to describe them, is a visitor, so that reader, writer, schema and documentation cannot differ.
protocol FieldVisitor {
  mutating func optional<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value?, _ limits: FieldLimits)

  mutating func required<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value, _ limits: FieldLimits)

  mutating func list<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value], _ limits: FieldLimits)

  /// A list in which a place may be left open.
  mutating func openList<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value?], _ limits: FieldLimits)

  mutating func group<Group: RecordGroup>(_ name: StaticString, _ group: inout Group?)

  mutating func requiredGroup<Group: RecordGroup>(_ name: StaticString, _ group: inout Group)

  mutating func groups<Group: RecordGroup>(
    _ name: StaticString, _ groups: inout [Group], atLeastOne: Bool)
}

/// A part of a record that has fields of its own.
protocol RecordGroup: Sendable {
  /// A value to fill in: what is required has a stand-in, and the whole is thrown away where that stays.
  static var blank: Self? { get }

  /// Names every field, always all of them and always in the same order.
  mutating func visit(_ fields: inout some FieldVisitor)
}

extension FieldVisitor {
  mutating func optional<Value: RecordValue>(_ name: StaticString, _ value: inout Value?) {
    optional(name, &value, .any)
  }

  mutating func required<Value: RecordValue>(_ name: StaticString, _ value: inout Value) {
    required(name, &value, .any)
  }

  mutating func list<Value: RecordValue>(_ name: StaticString, _ values: inout [Value]) {
    list(name, &values, .any)
  }

  mutating func groups<Group: RecordGroup>(_ name: StaticString, _ groups: inout [Group]) {
    self.groups(name, &groups, atLeastOne: false)
  }
}
