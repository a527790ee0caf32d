public import LosslessJSON

/// What a validation found, with the text that it found it in.
public struct Outcome: Sendable {
  /// The findings in the order of the text.
  public let findings: [Finding]
  /// The text as it was given.
  public let bytes: [UInt8]
  /// The text as it was read; `nil` where it is no JSON.
  public let document: JSONDocument?
  /// What a text that is no JSON was taken for.
  private let meaning: JSONDocument?

  /// Whether there is nothing against the document: no error, nothing fatal.
  public var isValid: Bool { !findings.contains { $0.severity >= .error } }

  /// The number of findings of a severity.
  public func count(of severity: Severity) -> Int {
    findings.count { $0.severity == severity }
  }

  /// The `resourceType` of the document.
  public var resourceType: String? { rootMember("resourceType") }

  /// The `id` of the document's resource.
  public var id: String? { rootMember("id") }

  /// The outcome with only those findings that are at least so severe.
  public func showing(atLeast severity: Severity) -> Outcome {
    severity == .information
      ? self
      : Outcome(
        findings: findings.filter { $0.severity >= severity }, bytes: bytes, document: document,
        meaning: meaning)
  }

  /// The outcome with only those findings that pass.
  public func filtered(_ passes: (Finding) -> Bool) -> Outcome {
    replacing(findings.filter(passes))
  }

  /// The outcome of the same text with other findings.
  func replacing(_ findings: [Finding]) -> Outcome {
    Outcome(findings: findings, bytes: bytes, document: document, meaning: meaning)
  }

  /// Findings about something that is no document.
  init(remarks findings: [Finding]) {
    self.init(findings: findings, bytes: [], document: nil)
  }

  private init(
    findings: [Finding], bytes: [UInt8], document: JSONDocument?, meaning: JSONDocument? = nil
  ) {
    self.findings = findings
    self.bytes = bytes
    self.document = document
    self.meaning = meaning
  }

  /// An outcome of a text that is no JSON, with the document that it was taken for.
  init(findings: [Finding], in bytes: [UInt8], meaning: JSONDocument) {
    self.init(findings: findings, bytes: bytes, document: nil, meaning: meaning)
  }

  init(findings: [Finding], document: JSONDocument) {
    self.findings = findings
    self.document = document
    meaning = nil
    bytes = document.bytes
  }

  init(syntaxError: JSONError, in bytes: [UInt8]) {
    self.bytes = bytes
    document = nil
    meaning = nil
    let start = min(syntaxError.position.offset, bytes.count)
    findings = [
      Finding(
        severity: .fatal, path: FindingPath(steps: []), resource: nil,
        position: syntaxError.position, range: start..<min(start + 1, bytes.count),
        source: nil,
        cause: bytes.starts(with: [0x1F, 0x8B]) ? .compressed : .syntax(syntaxError))
    ]
  }

  private func rootMember(_ key: StaticString) -> String? {
    guard let document = document ?? meaning, let node = document.member(key, of: document.root),
      document.kind(of: node) == .string
    else { return nil }
    return document.text(of: node)
  }
}

extension Rule {
  static let jsonSyntax = Rule(
    "json.syntax", .structure, "The text is JSON.",
    explanation: """
      The text must follow RFC 8259 to the letter, in UTF-8. Comments, misplaced commas and missing quotation marks have rules \
      of their own, and the rest is checked all the same; of other faults only the first is named, and nothing else can be \
      checked.
      """,
    remedy:
      "Mend the place that the finding points at, where the message says what could stand there.")
}

extension Cause {
  fileprivate static func syntax(_ error: JSONError) -> Cause {
    Cause(.jsonSyntax, error.message)
  }

  fileprivate static var compressed: Cause {
    Cause(.jsonSyntax, "is compressed with gzip: unpack it first")
  }
}
