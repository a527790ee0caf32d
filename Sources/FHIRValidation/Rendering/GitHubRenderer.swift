internal import LosslessJSON

/// Findings as workflow commands, which GitHub shows beside the lines of a change.
///
///     ::error file=a.json,line=3,col=13,title=binding.required::has the code 'woman' (Patient.gender)
public struct GitHubRenderer: OutcomeRenderer {
  /// Makes a renderer.
  public init() {}

  /// The findings of one outcome.
  public func render(_ outcome: Outcome, file: String) -> [UInt8] {
    var text = ""
    for finding in outcome.findings {
      let path = finding.path.description
      let message = finding.message + (path.isEmpty ? "" : " (\(path))")
      text += "::\(Self.command(finding.severity)) file=\(Self.property(file))"
      text += ",line=\(finding.position.line),col=\(finding.position.column)"
      text += ",title=\(Self.property(finding.rule.rawValue))::\(Self.data(message))\n"
    }
    return Array(text.utf8)
  }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .fatal, .error: "error"
    case .warning: "warning"
    case .information: "notice"
    }
  }

  /// A command ends with its line, so line ends have to be written in another way.
  private static func data(_ text: String) -> String {
    escaped(text) { $0 == "%" || $0 == "\r" || $0 == "\n" }
  }

  /// Colons and commas separate properties.
  private static func property(_ text: String) -> String {
    escaped(text) { $0 == "%" || $0 == "\r" || $0 == "\n" || $0 == ":" || $0 == "," }
  }

  private static func escaped(
    _ text: String, _ isSpecial: (Unicode.Scalar) -> Bool
  ) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if isSpecial(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += digits.utf8.count < 2 ? "%0\(digits)" : "%\(digits)"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
