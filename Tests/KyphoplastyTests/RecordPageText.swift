import TestSupport

@testable import Kyphoplasty

/// The tables of the record's page, one for each type: what the schema says, for people.
struct RecordPageText {
  static let path = PackageFolder.root + "/Sources/Kyphoplasty/Kyphoplasty.docc/EncounterRecord.md"
  static let start = "<!-- The tables below are made from the schema. -->"
  static let end = "<!-- The tables end here. -->"

  let schema: RecordSchemaText

  func tables() -> String {
    schema.types.map(table).joined(separator: "\n")
  }

  private func table(_ type: RecordSchemaText.GroupType) -> String {
    var lines = [
      "### \(type.name)", "", schema.description(of: type.name), "",
      "| Field | Accepts | Meaning | FHIR |", "|---|---|---|---|",
    ]
    for field in type.fields {
      let name = field.isRequired ? "**`\(field.name)`**" : "`\(field.name)`"
      let meaning = schema.description(of: type.name, field.name)
      lines.append(
        "| \(name) | \(accepts(field)) | \(meaning) | \(schema.element(of: type.name, field.name)) |"
      )
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func accepts(_ field: RecordShape.Field) -> String {
    switch field.content {
    case .value(let kind, let words): values(kind, words, field.limits)
    case .list(let kind, let words, let isOpen):
      "list\(field.limits.count.map { " of \($0)" } ?? "") of \(values(kind, words, field.limits))"
        + (isOpen ? ", or `null`" : "")
    case .group: "``\(field.type ?? "")``".replacing("``", with: "`")
    case .groups: "list of `\(field.type ?? "")`"
    }
  }

  private func values(_ kind: ValueKind, _ words: [String], _ limits: FieldLimits) -> String {
    let list = words.map { "`\($0)`" }.joined(separator: ", ")
    var text =
      switch kind {
      case .text: limits.form.map { "text: \($0.words)" } ?? "text"
      case .word: list
      case .drug: "\(list), or another name"
      case .integer: "whole number"
      case .decimal: "number"
      case .boolean: "`true`, `false`"
      case .date: "date"
      case .dateTime: "date or time"
      case .udi: "UDI"
      }
    if let range = limits.range {
      text +=
        range.upperBound.isFinite
        ? ", \(schema.number(range.lowerBound)) to \(schema.number(range.upperBound))"
        : ", at least \(schema.number(range.lowerBound))"
    }
    if let unit = limits.unit { text += ", in `\(unit.rawValue)`" }
    return text
  }
}
