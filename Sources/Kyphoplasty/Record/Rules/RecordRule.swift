/// A rule of the clinical content: what the fields of a record must say of each other.
///
/// Each rule has a file with its words in it. It looks at a whole encounter and names the fields that it finds fault
/// with; where in the input they stand is found out by the caller.
public struct RecordRule: Sendable, Identifiable {
  /// What a rule rests on.
  public enum Basis: String, Sendable, Hashable {
    /// A study, a guideline or another text that is named.
    case source
    /// It follows from the code tables.
    case codes
    /// A judgement that a site may see otherwise.
    case judgement
  }

  /// The id, which stays when the words change: `clinical.level-repeated`.
  public let id: String
  /// What a finding of this rule does to its record.
  public let severity: RecordFinding.Severity
  /// The rule in a sentence.
  public let summary: String
  /// Why there is such a rule, and what to do about a finding.
  public let explanation: String
  /// What the rule rests on.
  public let basis: Basis
  /// The text or the table that it rests on; `nil` for a judgement.
  public let source: String?
  /// Whether the finding is only a warning where the record lists the rule under `confirmed`.
  public let canBeConfirmed: Bool

  /// The fields that it looks at, by their paths: where one of them could not be read, the rule says nothing.
  let fields: [String]
  let check: @Sendable (KyphoplastyEncounter, inout Report) -> Void

  init(
    _ id: String, _ severity: RecordFinding.Severity = .error, basis: Basis,
    source: String? = nil, canBeConfirmed: Bool = false, fields: [String], summary: String,
    explanation: String,
    check: @escaping @Sendable (KyphoplastyEncounter, inout Report) -> Void
  ) {
    self.id = id
    self.severity = severity
    self.basis = basis
    self.source = source
    self.canBeConfirmed = canBeConfirmed
    self.fields = fields
    self.summary = summary
    self.explanation = explanation
    self.check = check
  }

  /// What a rule found: fields, each with words.
  struct Report {
    fileprivate(set) var faults: [(field: String, words: String)] = []

    /// Notes a fault of a field: `levels[0].cement`.
    mutating func add(_ field: String, _ words: String) { faults.append((field, words)) }
  }

  /// A finding of a rule, by the field in the record.
  public struct Fault: Sendable, Hashable {
    /// The rule's id.
    public var rule: String
    /// What it does to the record.
    public var severity: RecordFinding.Severity
    /// The field, by its path: `levels[0].cement`.
    public var field: String
    /// What is wrong, in words.
    public var message: String
  }

  /// What this rule finds in an encounter, wherever the encounter comes from.
  public func faults(in encounter: KyphoplastyEncounter) -> [Fault] {
    var report = Report()
    check(encounter, &report)
    let isConfirmed = canBeConfirmed && encounter.confirmed.contains(id)
    return report.faults.map {
      Fault(
        rule: id, severity: isConfirmed ? .warning : severity, field: $0.field, message: $0.words)
    }
  }

  /// The findings of all rules in a record that was read, with their places in the input.
  static func findings(
    in draft: KyphoplastyEncounter, after reading: [RecordFinding], of raw: RawRecord
  ) -> [RecordFinding] {
    let unread = reading.filter { $0.severity == .error }.map { withoutPlaces($0.field) }
    var findings: [RecordFinding] = []
    // The reader compares every number with its range already.
    for rule in all where rule.id != valueRange.id && !rule.looks(at: unread) {
      for fault in rule.faults(in: draft) {
        findings.append(
          RecordFinding(
            .clinical(rule: fault.rule, severity: fault.severity, words: fault.message),
            at: raw.place(ofField: fault.field), field: fault.field))
      }
    }
    return findings
  }

  private func looks(at unread: [String]) -> Bool {
    unread.contains { path in
      path.isEmpty
        || fields.contains {
          $0 == path || $0.hasPrefix(path + ".") || path.hasPrefix($0 + ".")
        }
    }
  }

  /// `levels[0].cement` as `levels.cement`.
  private static func withoutPlaces(_ field: String) -> String {
    var path = ""
    var isPlace = false
    for character in field.unicodeScalars {
      if character == "[" { isPlace = true }
      if !isPlace { path.unicodeScalars.append(character) }
      if character == "]" { isPlace = false }
    }
    return path
  }
}
