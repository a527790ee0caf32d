extension CoverageReport {
  /// The report as a page that needs nothing but itself: no script, no font, no picture from elsewhere.
  public var html: String {
    let values = fields.filter { !$0.isGroup }
    var page = Self.head
    page += "<h1>Coverage</h1>\n<p>\(records) records, \(readable) of them without an error.</p>\n"
    page += table(
      "Values that nothing translates", ["Field", "Value", "Count"],
      unmapped.flatMap { field -> [[Cell]] in
        guard !field.isKeptBack else {
          return [
            [
              .text(field.path), .note("too many different ones for a coded field"),
              .number(field.count),
            ]
          ]
        }
        return field.values.map { [.text(field.path), .text($0.value), .number($0.count)] }
      })
    page += table(
      "What nothing reads", ["Kind", "File", "Name", "Count"],
      unread.map { [.text($0.kind), .text($0.file), .text($0.name), .number($0.count)] })
    if moreUnread > 0 { page += "<p>And \(moreUnread) more.</p>\n" }
    page += table(
      "Findings", ["Rule", "Count"], rules.map { [.text($0.rule), .number($0.count)] })
    page += table(
      "Fields of the record", ["Field", "Records", "Share"],
      values.map { [.text($0.path), .number($0.filled), .share($0.filled, records)] })
    page += table(
      "Elements that profiles ask for", ["Profile", "Element", "Resources", "Share"],
      mustSupport.map {
        [
          .text($0.profileName), .text($0.element), .number($0.resources),
          .share($0.met, $0.resources),
        ]
      })
    page += table(
      "Elements that cannot be looked for", ["Profile", "Element", "Why"],
      undecided.map {
        [.text($0.profile.lastPart), .text($0.element ?? "all"), .text($0.reason)]
      })
    return page + "</main></body></html>\n"
  }

  private enum Cell {
    case text(String)
    case note(String)
    case number(Int)
    case share(Int, Int)

    var html: String {
      switch self {
      case .text(let text): "<td>\(text.escapedForHTML)</td>"
      case .note(let text): "<td><em>\(text.escapedForHTML)</em></td>"
      case .number(let number): "<td class=\"number\">\(number)</td>"
      case .share(let part, let whole):
        "<td class=\"number\"><meter max=\"\(max(1, whole))\" value=\"\(part)\"></meter> \(CoverageReport.percent(part, of: whole))</td>"
      }
    }
  }

  private func table(_ title: String, _ columns: [String], _ rows: [[Cell]]) -> String {
    guard !rows.isEmpty else { return "" }
    let head = columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let body = rows.map { "<tr>\($0.map(\.html).joined())</tr>\n" }.joined()
    return """
      <section><h2>\(title)</h2><div class="wide"><table><thead><tr>\(head)</tr></thead>
      <tbody>\(body)</tbody></table></div></section>

      """
  }

  private static let head = """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>Coverage</title>
    <style>
    :root { color-scheme: light dark; }
    body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; }
    main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8884; overflow-wrap: anywhere; }
    .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
    meter { width: 5rem; vertical-align: middle; }
    </style></head><body><main>

    """
}

extension String {
  /// The text with what HTML gives a meaning written as references, within elements and attributes.
  var escapedForHTML: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default:
        text.unicodeScalars.append(
          scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
      }
    }
    return text
  }
}
