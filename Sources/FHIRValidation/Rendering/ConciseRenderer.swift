/// Findings on one line each, as editors and `grep` like them: `file:line:col: severity rule message`.
public struct ConciseRenderer: OutcomeRenderer {
  /// Makes a renderer.
  public init() {}

  /// The findings of one outcome.
  public func render(_ outcome: Outcome, file: String) -> [UInt8] {
    var text = ""
    for finding in outcome.findings {
      text +=
        "\(file):\(finding.position): \(finding.severity.rawValue) \(finding.rule) \(finding.message)\n"
    }
    return Array(text.utf8)
  }
}
