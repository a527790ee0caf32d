internal import LosslessJSON

/// Takes findings as the walk meets them, and gives them back in the order of the text.
///
/// Lines are counted once at the end, and only for a document with findings.
struct FindingCollector {
  private struct Entry {
    var severity: Severity
    var cause: Cause
    var words: String
    var path: FindingPath
    var resource: ResourceLabel?
    var range: Range<Int>
    var source: String?
  }

  /// What makes two findings the same: several profiles may ask for one thing.
  private struct Identity: Hashable {
    var rule: RuleID
    var range: Range<Int>
    var words: String
  }

  private let limit: Int
  private var entries: [Entry] = []
  private var identities: Set<Identity> = []
  private var unlisted = 0
  private var worstUnlisted = Severity.information

  init(limit: Int) { self.limit = max(limit, 1) }

  /// Whether findings are still listed; beyond the limit they are only counted, and need no path.
  var isFull: Bool { entries.count >= limit }

  mutating func count(_ severity: Severity) {
    unlisted += 1
    worstUnlisted = max(worstUnlisted, severity)
  }

  mutating func append(
    _ severity: Severity, _ cause: Cause, _ words: String, path: FindingPath,
    resource: ResourceLabel?, range: Range<Int>, source: String?
  ) {
    entries.append(
      Entry(
        severity: severity, cause: cause, words: words, path: path, resource: resource,
        range: range, source: source))
  }

  /// Whether a finding is the first with its rule, place and words.
  mutating func isNew(_ cause: Cause, _ words: String, at range: Range<Int>) -> Bool {
    identities.insert(Identity(rule: cause.rule.id, range: range, words: words)).inserted
  }

  consuming func findings(in document: JSONDocument) -> [Finding] {
    guard !entries.isEmpty else { return [] }
    let lines = JSONLineIndex(document)
    // Sorted with the index, because Swift does not promise that equal elements keep their order.
    let order = entries.indices.sorted {
      (entries[$0].range.lowerBound, $0) < (entries[$1].range.lowerBound, $1)
    }
    var findings = order.map { index in
      let entry = entries[index]
      return Finding(
        severity: entry.severity, path: entry.path, resource: entry.resource,
        position: lines.position(at: entry.range.lowerBound), range: entry.range,
        source: entry.source, cause: entry.cause, message: entry.words)
    }
    if unlisted > 0, let last = findings.last {
      findings.append(
        Finding(
          severity: worstUnlisted, path: FindingPath(steps: []), resource: nil,
          position: last.position, range: last.range, source: nil,
          cause: .tooManyFindings(unlisted)))
    }
    return findings
  }
}

extension Rule {
  static let findingLimit = Rule(
    "limit.findings", .tooCostly, "A document has fewer findings than are listed.",
    explanation: """
      Only the first findings of a document are listed. This one stands for the rest and has the severity of the worst of \
      them, so that the verdict is right although they are not named.
      """,
    remedy: "Mend the findings that are listed and validate again, or raise the limit.")
}

extension Cause {
  fileprivate static func tooManyFindings(_ count: Int) -> Cause {
    Cause(.findingLimit, "has \(count) more findings, which are not listed")
  }
}
