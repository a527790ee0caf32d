import FHIRValidation
import KyphoplastyFHIR
import LosslessJSON

/// How findings on records are written.
enum FindingFormat: String, CaseIterable {
  case text, jsonl
}

/// Writes the findings of a run as they are met: to stderr, because stdout carries bundles, or to a file.
final class FindingReport {
  private let format: FindingFormat
  private let level: Severity
  private let failOn: FailureThreshold
  private let talk: Talk
  private var counts: [Severity: Int] = [:]

  /// Whether a finding was as bad as the threshold.
  private(set) var hasFailed = false

  init(format: FindingFormat, level: Severity, failOn: FailureThreshold, talk: Talk) {
    self.format = format
    self.level = level
    self.failOn = failOn
    self.talk = talk
  }

  /// The number of findings of a severity.
  func count(of severity: Severity) -> Int { counts[severity] ?? 0 }

  /// The number of all findings.
  var total: Int { counts.values.reduce(0, +) }

  func write(_ findings: [ExportFinding]) throws {
    for finding in findings {
      counts[finding.severity, default: 0] += 1
      if failOn.fails(finding.severity) { hasFailed = true }
      guard finding.severity >= level, !talk.isQuiet || finding.severity >= .error else { continue }
      switch format {
      case .text: Talk.write("\(finding)\n")
      case .jsonl: Talk.write(String(decoding: finding.json() + [0x0A], as: UTF8.self))
      }
    }
  }
}
