/// A rule of the clinical content: what the fields of a record must say of each other.
///
/// Each rule has a file with its words in it. It looks at a whole encounter and names the fields that it finds fault
/// with; where in the input they stand is found out by the caller.
public struct RecordRule: Sendable, Identifiable {
  /// The id, which stays when the words change: `clinical.level-repeated`.
  public let id: String
  /// The rules of the catalogue that it enforces, 1 to 49; none where the catalogue has no such rule.
  public let numbers: [Int]
  /// What a finding of this rule does to its record, where a site has not set it.
  public let severity: RecordFinding.Severity
  /// The rule in a sentence.
  public let summary: String
  /// Why there is such a rule.
  public let explanation: String
  /// What to do about a finding.
  public let remedy: String
  /// What the rule rests on.
  public let basis: RuleBasis
  /// The text or the table that it rests on; `nil` for a judgement that leans on none.
  public let source: String?
  /// The bounds that it draws.
  public let thresholds: [RuleThreshold]
  /// Whether the finding is only a warning where the record lists the rule under `confirmed`.
  public let canBeConfirmed: Bool
  /// Whether a site may say how much it matters; not so where the ids of resources depend on it.
  public let canBeSet: Bool

  /// The fields that it looks at, by their paths: where one of them could not be read, the rule says nothing.
  let fields: [String]
  let check: @Sendable (KyphoplastyEncounter, inout Report) -> Void

  init(
    _ id: String, _ numbers: [Int], _ severity: RecordFinding.Severity = .error, basis: RuleBasis,
    source: String? = nil, thresholds: [RuleThreshold] = [], canBeConfirmed: Bool = false,
    keepsIDsApart: Bool = false, fields: [String], summary: String, explanation: String,
    remedy: String,
    check: @escaping @Sendable (KyphoplastyEncounter, inout Report) -> Void
  ) {
    self.id = id
    self.numbers = numbers
    self.severity = severity
    self.basis = basis
    self.source = source
    self.thresholds = thresholds
    self.canBeConfirmed = canBeConfirmed
    canBeSet = !keepsIDsApart && (basis == .judgement || severity != .error)
    self.fields = fields
    self.summary = summary
    self.explanation = explanation
    self.remedy = remedy
    self.check = check
  }

  /// What a rule found: fields, each with words.
  struct Report {
    fileprivate(set) var faults: [(field: String, words: String, isOfAbsence: Bool)] = []
    fileprivate var bounds: [String: Double] = [:]
    fileprivate var settings = RuleSettings.standard

    /// Notes a fault of a field: `levels[0].cement`.
    mutating func add(_ field: String, _ words: String) { faults.append((field, words, false)) }

    /// Notes that something is missing, which may be recorded elsewhere where the record is not the whole of it.
    mutating func lack(_ field: String, _ words: String) { faults.append((field, words, true)) }

    /// A bound, as the site has set it.
    subscript(_ threshold: RuleThreshold) -> Double {
      bounds[threshold.name] ?? threshold.standard
    }

    /// A bound of another rule, as the site has set it.
    subscript(_ threshold: RuleThreshold, ofRule id: String) -> Double {
      settings.bounds[id]?[threshold.name] ?? threshold.standard
    }

    /// A bound in words: `12 mL`.
    func words(_ threshold: RuleThreshold) -> String {
      let number = RuleThreshold.text(self[threshold])
      return threshold.unit.isEmpty ? number : "\(number) \(threshold.unit)"
    }
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
    /// Whether the fault is that something is missing.
    public var isOfAbsence: Bool
  }

  /// What this rule finds in an encounter, wherever the encounter comes from.
  public func faults(
    in encounter: KyphoplastyEncounter, as settings: RuleSettings = .standard
  ) -> [Fault] {
    guard let severity = settings.severity(of: self) else { return [] }
    var report = Report()
    if !settings.bounds.isEmpty {
      report.bounds = settings.bounds[id] ?? [:]
      report.settings = settings
    }
    check(encounter, &report)
    guard !report.faults.isEmpty else { return [] }
    let isConfirmed = canBeConfirmed && encounter.confirmed.contains(id)
    return report.faults.map {
      Fault(
        rule: id, severity: isConfirmed ? min(severity, .warning) : severity, field: $0.field,
        message: $0.words, isOfAbsence: $0.isOfAbsence)
    }
  }

  /// The findings of all rules in a record that was read, with their places in the input.
  ///
  /// Where the input need not hold all that a record asks for, what is missing is no fault, and only said.
  static func findings(
    in draft: KyphoplastyEncounter, after reading: [RecordFinding], of raw: RawRecord,
    as settings: RuleSettings = .standard, isComplete: Bool = true
  ) -> [RecordFinding] {
    let unread = unread(in: reading)
    var findings: [RecordFinding] = []
    // The reader compares every number with its range already.
    for rule in all where rule.id != valueRange.id && !rule.looks(at: unread) {
      for fault in rule.faults(in: draft, as: settings) {
        let problem: RecordProblem =
          fault.isOfAbsence && !isComplete
          ? .bundle(.lacks(fault.message))
          : .clinical(rule: fault.rule, severity: fault.severity, words: fault.message)
        findings.append(
          RecordFinding(problem, at: raw.place(ofField: fault.field), field: fault.field))
      }
    }
    return findings
  }

  /// The ids of the rules that are run after a reading: those whose fields could all be read.
  static func run(after reading: [RecordFinding]) -> Set<String> {
    let unread = unread(in: reading)
    return Set(all.lazy.filter { !$0.looks(at: unread) }.map(\.id))
  }

  private static func unread(in reading: [RecordFinding]) -> [String] {
    reading.filter { $0.severity == .error }.map { withoutPlaces($0.field) }
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
