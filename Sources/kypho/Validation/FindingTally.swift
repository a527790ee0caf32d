import FHIRValidation

/// What all documents of a run together showed.
struct FindingTally {
  private(set) var documents = 0
  private var valid = 0
  private var counts: [Severity: Int] = [:]

  mutating func add(_ outcome: Outcome) {
    documents += 1
    if outcome.isValid { valid += 1 }
    add(remarksOnly: outcome)
  }

  /// Adds findings that are about no document.
  mutating func add(remarksOnly outcome: Outcome) {
    for finding in outcome.findings { counts[finding.severity, default: 0] += 1 }
  }

  /// `3 documents, 2 valid; 1 error, 4 warnings`.
  var summary: String {
    let found = Severity.allCases.reversed().compactMap { severity -> String? in
      guard let count = counts[severity] else { return nil }
      let isCounted = severity == .error || severity == .warning
      return "\(count) \(severity.rawValue)\(isCounted && count != 1 ? "s" : "")"
    }
    return "\(documents) document\(documents == 1 ? "" : "s"), \(valid) valid; "
      + (found.isEmpty ? "nothing found" : found.joined(separator: ", "))
  }
}
