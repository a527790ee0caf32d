import FHIRModel
import TestSupport

@testable import Kyphoplasty

extension KyphoplastyEncounter {
  /// A record in which every field says something, whatever fields there are.
  static func filled(_ seed: UInt64) throws -> KyphoplastyEncounter {
    try made(by: RecordFiller(seed: seed, share: 1))
  }

  /// A record of which each field is there or not, and says anything that is allowed.
  ///
  /// What its fields say of each other makes no sense: no rule of the content is kept, only those of the fields.
  static func random(_ seed: UInt64) throws -> KyphoplastyEncounter {
    var chance = SeededGenerator(seed: seed)
    let shares = [0.1, 0.3, 0.5, 0.8]
    return try made(by: RecordFiller(seed: seed, share: chance.one(of: shares)))
  }

  private static func made(by filler: RecordFiller) throws -> KyphoplastyEncounter {
    var filler = filler
    guard var record = KyphoplastyEncounter.blank else { throw RecordFiller.NoValue() }
    record.visit(&filler)
    // Nobody without a number or a key is anybody: rule `clinical.clinician-unidentified`.
    var number = 0
    func identify(_ clinician: inout Clinician) {
      number += 1
      clinician.key = "P-\(number)"
      // One number is one person, who cannot be told of in two ways.
      if clinician.npi != nil { clinician.npi = Self.providerNumber(number) }
    }
    for place in record.team.indices { identify(&record.team[place].clinician) }
    if var author = record.recordedBy {
      identify(&author)
      record.recordedBy = author
    }
    if var requester = record.referral?.requester {
      identify(&requester)
      record.referral?.requester = requester
    }
    return record
  }
}

extension KyphoplastyEncounter {
  /// A National Provider Identifier: the digits with their check digit.
  private static func providerNumber(_ number: Int) -> String? {
    let digits = String(100_000_000 + number)
    return (0...9).lazy.map { "\(digits)\($0)" }.first { TextForm.npi.accepts($0) }
  }
}

/// Fills every field that it visits, or a share of them, with values that the field accepts.
struct RecordFiller: FieldVisitor {
  struct NoValue: Error {}

  var chance: SeededGenerator
  /// The share of what may be left out that is not.
  let share: Double

  init(seed: UInt64, share: Double) {
    chance = SeededGenerator(seed: seed)
    self.share = share
  }

  private var isPresent: Bool {
    mutating get { Double.random(in: 0..<1, using: &chance) < share }
  }

  mutating func optional<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value?, _ limits: FieldLimits
  ) {
    if isPresent { value = self.value(limits) }
  }

  mutating func required<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value, _ limits: FieldLimits
  ) {
    if let given: Value = self.value(limits) { value = given }
  }

  mutating func list<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value], _ limits: FieldLimits
  ) {
    guard isPresent || limits.isRequired else { return }
    values = (0..<Int.random(in: 1...3, using: &chance)).compactMap { _ in value(limits) }
  }

  mutating func openList<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value?], _ limits: FieldLimits
  ) {
    guard isPresent else { return }
    values = (0..<(limits.count ?? 3)).map { _ in chance.coin ? value(limits) : nil }
    if values.allSatisfy({ $0 == nil }) { values = values.map { _ in value(limits) } }
  }

  mutating func group<Group: RecordGroup>(_ name: StaticString, _ group: inout Group?) {
    guard isPresent, var filled = Group.blank else { return }
    filled.visit(&self)
    // A group without a field is none.
    var probe = FieldCount()
    filled.visit(&probe)
    group = probe.count > 0 ? filled : nil
  }

  mutating func requiredGroup<Group: RecordGroup>(_ name: StaticString, _ group: inout Group) {
    group.visit(&self)
  }

  mutating func groups<Group: RecordGroup>(
    _ name: StaticString, _ groups: inout [Group], atLeastOne: Bool
  ) {
    guard isPresent || atLeastOne else { return }
    groups = (0..<Int.random(in: 1...3, using: &chance)).compactMap { _ in
      guard var group = Group.blank else { return nil }
      group.visit(&self)
      return group
    }
  }

  // MARK: Values

  private mutating func value<Value: RecordValue>(_ limits: FieldLimits) -> Value? {
    try? Value.read(text(Value.kind, Value.words, limits))
  }

  private mutating func text(
    _ kind: ValueKind, _ words: [String], _ limits: FieldLimits
  ) -> String {
    switch kind {
    case .text: limits.form.map { text(of: $0) } ?? sentence
    case .word: chance.one(of: words)
    case .integer: String(Int.random(in: Self.whole(limits), using: &chance))
    case .decimal: decimal(limits)
    case .boolean: chance.coin ? "true" : "false"
    case .date: chance.one(of: ["2024", "2024-11", "2024-11-30", "1944-01-30"])
    case .dateTime: time
    case .drug: chance.coin ? chance.one(of: words) : sentence
    case .udi: label
    }
  }

  private static func whole(_ limits: FieldLimits) -> ClosedRange<Int> {
    let range = limits.range ?? -50...50
    return Int(max(range.lowerBound, -1000))...Int(min(range.upperBound, 1000))
  }

  private mutating func decimal(_ limits: FieldLimits) -> String {
    let range = limits.range ?? -50...50
    let low = Int((max(range.lowerBound, -100) * 10).rounded(.up))
    let high = Int((min(range.upperBound, 100) * 10).rounded(.down))
    let tenths = Int.random(in: low...high, using: &chance)
    let sign = tenths < 0 ? "-" : ""
    let digits = "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
    // The digits that were given are given back, those at the end as well.
    return chance.one(of: [digits, digits + "0"])
  }

  private var time: String {
    mutating get {
      let day =
        "2025-0\(Int.random(in: 1...9, using: &chance))-1\(Int.random(in: 0...9, using: &chance))"
      let hour = "T1\(Int.random(in: 0...9, using: &chance)):30:00"
      return chance.one(of: [
        day, day, "2025", "2025-03", day + hour + "-05:00", day + hour + "Z",
        day + hour + ".250+02:00", "2025-03-04T07:10:00-05:00", "2025-03-04T09:00:00-05:00",
      ])
    }
  }

  private var sentence: String {
    mutating get {
      let words = [
        "Fall", "Ödem", "<b>&amp;", "\"said\"", "back\\slash", "line\nbreak", "Treatment: rest",
        "a, b", "Primary site: lung", "T12", "left", "unknown", "'", "tab\tbed", "日本", "Injury",
      ]
      return (0..<Int.random(in: 1...3, using: &chance)).map { _ in chance.one(of: words) }
        .joined(separator: " ")
    }
  }

  private var label: String {
    mutating get {
      chance.one(of: [
        "(01)10614141000224(17)270630(10)B77", "(01)10614141000118(17)271130(10)C2310",
        "(01)10614141000224(11)250101(21)S-1", "(01)10614141000224",
      ])
    }
  }

  private mutating func text(of form: TextForm) -> String {
    switch form {
    case .key: chance.one(of: ["K-1", "K/2 ü", "7#8", "A|B", "%41"])
    case .npi: chance.one(of: ["1234567893", "1000000004", "1000000012", "1000000020"])
    case .dicomUID: chance.one(of: ["1.2.840.99", "2.25.3325", "1.0"])
    case .language: chance.one(of: ["en", "en-US", "es"])
    case .email: "a.b@example.org"
    case .url: "https://example.org/a?b=c&d"
    case .countryCode: chance.one(of: ["US", "CH"])
    }
  }
}

/// Counts the fields that have a value.
private struct FieldCount: FieldVisitor {
  var count = 0

  mutating func optional<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value?, _ limits: FieldLimits
  ) {
    if value != nil { count += 1 }
  }

  mutating func required<Value: RecordValue>(
    _ name: StaticString, _ value: inout Value, _ limits: FieldLimits
  ) { count += 1 }

  mutating func list<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value], _ limits: FieldLimits
  ) { count += values.count }

  mutating func openList<Value: RecordValue>(
    _ name: StaticString, _ values: inout [Value?], _ limits: FieldLimits
  ) { count += values.count }

  mutating func group<Group: RecordGroup>(_ name: StaticString, _ group: inout Group?) {
    if group != nil { count += 1 }
  }

  mutating func requiredGroup<Group: RecordGroup>(_ name: StaticString, _ group: inout Group) {
    count += 1
  }

  mutating func groups<Group: RecordGroup>(
    _ name: StaticString, _ groups: inout [Group], atLeastOne: Bool
  ) { count += groups.count }
}
