internal import LosslessJSON

/// Findings as rows of a table (RFC 4180), with a line of headings.
public struct CSVRenderer: OutcomeRenderer {
  private static let headings = [
    "file", "line", "column", "severity", "rule", "layer", "resource", "path", "message",
  ]

  private let tool: RenderingTool

  /// Makes a renderer.
  public init(tool: RenderingTool = RenderingTool()) { self.tool = tool }

  /// The headings.
  public func begin() -> [UInt8] { Self.row(Self.headings) }

  /// The findings of one outcome.
  public func render(_ outcome: Outcome, file: String) -> [UInt8] {
    outcome.findings.flatMap { finding in
      Self.row([
        file, String(finding.position.line), String(finding.position.column),
        finding.severity.rawValue, finding.rule.rawValue, tool.layer(of: finding).name,
        finding.resource?.description ?? "",
        finding.path.description, finding.message,
      ])
    }
  }

  private static func row(_ cells: [String]) -> [UInt8] {
    Array((cells.map(cell).joined(separator: ",") + "\r\n").utf8)
  }

  private static func cell(_ text: String) -> String {
    // By scalars, because a carriage return and a line feed together are one character.
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\r" || $0 == "\n"
    }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
