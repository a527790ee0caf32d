extension CoverageReport {
  /// The report for a terminal.
  public var text: String {
    var text = "\(records) records, \(readable) of them without an error\n"
    text += section("Values that nothing translates", unmapped.flatMap(Self.lines))
    text += section("What nothing reads", unread.map(\.line))
    if moreUnread > 0 { text += "  and \(moreUnread) more\n" }
    text += section("Findings", rules.map { "\($0.count)  \($0.rule)" })
    let values = fields.filter { !$0.isGroup }
    let filled = values.count { $0.filled > 0 }
    text += section(
      "Fields of the record: \(filled) of \(values.count) are filled somewhere",
      values.filter { $0.filled > 0 }.map {
        "\(Self.padded(Self.percent($0.filled, of: records)))  \($0.path)"
      })
    text += section("Fields that no record fills", values.filter { $0.filled == 0 }.map(\.path))
    if !mustSupport.isEmpty {
      let met = mustSupport.count { $0.met == $0.resources }
      text += section(
        "Elements that profiles ask for: \(met) of \(mustSupport.count) are always there",
        mustSupport.filter { $0.met < $0.resources }.map {
          "\(Self.padded(Self.percent($0.met, of: $0.resources)))  \($0.element)  (\($0.profileName))"
        })
    }
    text += section(
      "Elements that cannot be looked for",
      undecided.map { "\($0.element ?? "all of them")  (\($0.profile.lastPart)): \($0.reason)" })
    return text
  }

  private func section(_ title: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    return "\n\(title)\n" + lines.map { "  \($0)\n" }.joined()
  }

  private static func lines(_ field: UnmappedField) -> [String] {
    let head = "\(field.path): \(field.count)"
    guard !field.isKeptBack else {
      return [head + ", too many different ones for a coded field; they are not shown"]
    }
    return [head] + field.values.map { "  \(padded(String($0.count)))  \($0.value.onOneLine)" }
  }

  private static func padded(_ text: String) -> String {
    String(repeating: " ", count: max(0, 7 - text.count)) + text
  }
}

extension CoverageReport.Unread {
  var line: String {
    switch kind {
    case "column": "column \(name.onOneLine) of \(file)"
    case "table": "file \(file)"
    default: "field \(name.onOneLine), in \(count) place\(count == 1 ? "" : "s")"
    }
  }
}

extension CoverageReport.MustSupport {
  /// The last part of the canonical url.
  var profileName: String { profile.lastPart }
}

extension String {
  /// What is behind the last slash of a url.
  var lastPart: String { split(separator: "/").last.map(String.init) ?? self }

  /// Without what moves a terminal's cursor.
  var onOneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
