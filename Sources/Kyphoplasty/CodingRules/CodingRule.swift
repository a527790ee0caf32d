public import LosslessJSON

/// A rule about codes: what the codes of a document must say of each other, whoever wrote them.
///
/// The mapper keeps these rules by the way it chooses codes. They are for bundles of others, and for bundles that were
/// changed.
public struct CodingRule: Sendable, Identifiable {
  /// The id, which stays when the words change: `coding.cpt-primary`.
  public let id: String
  /// The rules of the catalogue that it enforces, 1 to 49.
  public let numbers: [Int]
  /// How much a finding matters, where a site has not set it.
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
  /// Whether a site may say how much it matters.
  public var canBeSet: Bool { basis == .judgement || severity != .error }

  let check: @Sendable (CodedBundle, inout Report) -> Void

  init(
    _ id: String, _ numbers: [Int], _ severity: RecordFinding.Severity = .error, basis: RuleBasis,
    source: String? = nil, summary: String, explanation: String, remedy: String,
    check: @escaping @Sendable (CodedBundle, inout Report) -> Void
  ) {
    self.id = id
    self.numbers = numbers
    self.severity = severity
    self.basis = basis
    self.source = source
    self.summary = summary
    self.explanation = explanation
    self.remedy = remedy
    self.check = check
  }

  /// What a rule found: places, each with words.
  struct Report {
    fileprivate(set) var faults: [(node: JSONNode, words: String)] = []

    /// Notes a fault of a code, or of a resource.
    mutating func add(_ node: JSONNode, _ words: String) { faults.append((node, words)) }
  }

  /// A finding of a rule, by its place in the document.
  public struct Fault: Sendable {
    /// The rule.
    public var rule: CodingRule
    /// How much it matters.
    public var severity: RecordFinding.Severity
    /// Where it stands.
    public var node: JSONNode
    /// The way to it, in the names of FHIR.
    public var path: ElementPath
    /// What is wrong, in words; codes are named, words of the document are not.
    public var message: String
  }

  /// What all rules find in a document, in their order.
  public static func faults(
    in document: JSONDocument, as settings: RuleSettings = .standard
  ) -> [Fault] {
    let bundle = CodedBundle(document)
    guard !bundle.codings.isEmpty else { return [] }
    var faults: [Fault] = []
    for rule in all {
      guard let severity = settings.severity(of: rule.id, else: rule.severity) else { continue }
      var report = Report()
      rule.check(bundle, &report)
      for (node, words) in report.faults {
        faults.append(
          Fault(
            rule: rule, severity: severity, node: node, path: ElementPath(to: node, in: document),
            message: words))
      }
    }
    return faults
  }
}
