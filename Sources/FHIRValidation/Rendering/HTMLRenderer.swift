/// Findings as one page that needs nothing else: no script, no font, no picture, no network.
///
/// Severities are filters; the rules that were met stand explained at the end. Values are masked as in `TextRenderer`.
public struct HTMLRenderer: OutcomeRenderer {
  private let showValues: Bool
  private let tool: RenderingTool
  private var documents = 0
  private var valid = 0
  private var counts: [Severity: Int] = [:]
  private var rules: [RuleID: Int] = [:]

  /// Makes a renderer; values are masked unless they may be shown.
  public init(showValues: Bool = false, tool: RenderingTool = RenderingTool()) {
    self.showValues = showValues
    self.tool = tool
  }

  /// The page up to its findings.
  public func begin() -> [UInt8] {
    Array(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Findings</title>
      <style>
      \(HTMLStyle.sheet)
      </style>
      </head>
      <body>
      <main>

      """.utf8)
  }

  /// The findings of one document; one without is only counted.
  public mutating func render(_ outcome: Outcome, file: String) -> [UInt8] {
    documents += 1
    if outcome.isValid { valid += 1 }
    guard !outcome.findings.isEmpty else { return [] }
    let label = outcome.resourceType.map {
      ResourceLabel(type: $0, id: outcome.id).description
    }
    var text = "<article>\n<h2>\(MarkupText.escaped(file))"
    if let label { text += " <small>\(MarkupText.escaped(label))</small>" }
    text += "</h2>\n<ul>\n"
    for finding in outcome.findings {
      counts[finding.severity, default: 0] += 1
      rules[finding.rule, default: 0] += 1
      text += item(finding, in: outcome)
    }
    return Array((text + "</ul>\n</article>\n").utf8)
  }

  /// The rules, and the counts, which the style puts at the top.
  public func end() -> [UInt8] {
    var text = counts.isEmpty ? "<p class=\"none\">Nothing was found.</p>\n" : ""
    text += "</main>\n" + header
    if !rules.isEmpty {
      text += "<section>\n<h2>Rules</h2>\n<dl>\n"
      for (id, count) in rules.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        text += Self.explanation(of: id, count: count)
      }
      text += "</dl>\n</section>\n"
    }
    text += "<footer>\(MarkupText.escaped("\(tool.name) \(tool.version)"))</footer>\n"
    return Array((text + "</body>\n</html>\n").utf8)
  }

  // MARK: Parts

  private func item(_ finding: Finding, in outcome: Outcome) -> String {
    let rule = MarkupText.escaped(finding.rule.rawValue)
    let path = MarkupText.escaped(finding.path.description)
    var text =
      "<li class=\"\(finding.severity.rawValue)\">\n<p><b>\(finding.severity.rawValue)</b> "
    text += "\(MarkupText.escaped(finding.message)) <a href=\"#\(rule)\">\(rule)</a></p>\n"
    text += "<p class=\"place\">\(finding.position)"
    if !path.isEmpty { text += " · <code>\(path)</code>" }
    if let resource = finding.resource { text += " · \(MarkupText.escaped(resource.description))" }
    let layer = tool.layer(of: finding)
    if layer != .base {
      text += " · \(layer.name) \(MarkupText.escaped(finding.source ?? ""))"
    }
    text += "</p>\n"
    let excerpt = SourceExcerpt(of: finding, in: outcome, showValues: showValues)
    if !excerpt.line.isEmpty {
      let line = MarkupText.escaped(excerpt.line)
      text += "<pre>\(line)\n<i>\(MarkupText.escaped(excerpt.marker))</i></pre>\n"
    }
    return text + "</li>\n"
  }

  private var header: String {
    var text = "<header>\n<h1>Findings</h1>\n<p>\(documents) document\(documents == 1 ? "" : "s"), "
    text += "\(valid) valid</p>\n<form>\n"
    for severity in Severity.allCases.reversed() {
      guard let count = counts[severity] else { continue }
      let name = severity.rawValue
      text += "<label class=\"\(name)\"><input type=\"checkbox\" id=\"show-\(name)\" checked> "
      text += "\(count) \(Self.plural(of: severity, count))</label>\n"
    }
    return text + "</form>\n</header>\n"
  }

  private static func plural(of severity: Severity, _ count: Int) -> String {
    let isCounted = severity == .error || severity == .warning
    return severity.rawValue + (isCounted && count != 1 ? "s" : "")
  }

  private static func explanation(of id: RuleID, count: Int) -> String {
    let name = MarkupText.escaped(id.rawValue)
    var text = "<dt id=\"\(name)\">\(name) <small>\(count)</small></dt>\n"
    if let rule = Rule.named(id) {
      text +=
        "<dd><p>\(MarkupText.escaped(rule.title)) \(MarkupText.escaped(rule.explanation))</p>\n"
      text += "<p><b>To mend it:</b> \(MarkupText.escaped(rule.remedy))</p></dd>\n"
    }
    return text
  }
}
