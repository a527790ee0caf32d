internal import LosslessJSON

/// Findings for people.
///
///     encounter.json:12:15: error: has the code 'fnal', which is not in ...; did you mean 'final'? [binding.required]
///       Bundle.entry[2].resource.status (Observation/pain)
///       12 |   "status": "••••",
///          |             ^~~~~~
public struct TextRenderer: OutcomeRenderer {
  private let showValues: Bool
  private let tool: RenderingTool

  /// Makes a renderer; values are masked unless they may be shown.
  public init(showValues: Bool = false, tool: RenderingTool = RenderingTool()) {
    self.showValues = showValues
    self.tool = tool
  }

  /// The findings of one outcome.
  public func render(_ outcome: Outcome, file: String) -> [UInt8] {
    var text = ""
    for finding in outcome.findings {
      text +=
        "\(file):\(finding.position): \(finding.severity.rawValue): \(finding.message) [\(finding.rule)]\n"
      text += place(of: finding)
      text += excerpt(of: finding, in: outcome)
    }
    return Array(text.utf8)
  }

  private func place(of finding: Finding) -> String {
    let path = finding.path.description
    guard !path.isEmpty else { return "" }
    let layer = tool.layer(of: finding)
    let maker = layer == .base ? "" : ", \(layer.name)\(finding.source.map { ": \($0)" } ?? "")"
    return "  \(path)\(finding.resource.map { " (\($0))" } ?? "")\(maker)\n"
  }

  private func excerpt(of finding: Finding, in outcome: Outcome) -> String {
    let excerpt = SourceExcerpt(of: finding, in: outcome, showValues: showValues)
    guard !excerpt.line.isEmpty else { return "" }
    let number = String(finding.position.line)
    let margin = String(repeating: " ", count: number.count)
    return "  \(number) | \(excerpt.line)\n  \(margin) | \(excerpt.marker)\n"
  }
}
