import LosslessJSON
import TestSupport

@testable import Kyphoplasty

/// The schema of the record: what the types declare, with the descriptions that the schema's own file holds.
///
/// Structure comes from the declarations alone, words from the file alone, so that neither can drift: a field that is
/// new has no words, and words of a field that is gone are not written again.
struct RecordSchemaText {
  static let path = PackageFolder.profiles + "/encounter-record.schema.json"

  struct GroupType {
    var name: String
    var fields: [RecordShape.Field]
  }

  let types: [GroupType]
  private let words: JSONDocument

  init() throws {
    words = try JSONDocument(try PackageFolder.bytes(of: Self.path))
    types = Self.types(of: .encounter)
  }

  /// Every type once, in the order in which it first stands in the record.
  private static func types(of shape: RecordShape) -> [GroupType] {
    var types: [GroupType] = []
    var waiting = shape.fields.first.map { [$0] } ?? []
    while !waiting.isEmpty {
      let field = waiting.removeFirst()
      guard let name = field.type, !types.contains(where: { $0.name == name }) else { continue }
      let children = field.children.map { shape.fields[$0] }
      types.append(GroupType(name: name, fields: children))
      waiting = children.filter { $0.type != nil } + waiting
    }
    return types
  }

  func description(of type: String, _ field: String? = nil) -> String {
    word("description", of: type, field)
  }

  func element(of type: String, _ field: String) -> String { word("x-fhir", of: type, field) }

  private func word(_ key: String, of type: String, _ field: String?) -> String {
    var value: JSONValue? = words.value["$defs"]?[type]
    if let field { value = value?["properties"]?[field] }
    return value?[key]?.string ?? ""
  }

  // MARK: Rendering

  func text() -> String {
    var lines = [
      "{",
      #"  "$schema": "https://json-schema.org/draft/2020-12/schema","#,
      #"  "$id": "http://example.org/fhir/kyphoplasty/encounter-record.schema.json","#,
      #"  "title": "Kyphoplasty encounter record","#,
      #"  "description": "\#(Self.about)","#,
      ##"  "$ref": "#/$defs/KyphoplastyEncounter","##,
      #"  "if": {"properties": {"procedure": {"properties": {"status": {"const": "completed"}}}}},"#,
      #"  "then": {"required": ["levels"], "properties": {"levels": {"minItems": 1}}},"#,
      #"  "$defs": {"#,
    ]
    for (place, type) in types.enumerated() {
      lines += self.lines(of: type)
      lines.append(place == types.count - 1 ? "    }" : "    },")
    }
    return (lines + ["  }", "}", ""]).joined(separator: "\n")
  }

  private static let about = """
    One encounter in which vertebrae were augmented. A file holds one record, an array of records, or one record on \
    each line. x-unit is the unit of a number by its UCUM code, x-fhir the element that carries the field. Numbers keep \
    the digits that they are written with. null and an empty text record nothing.
    """

  private func lines(of type: GroupType) -> [String] {
    var lines = [
      "    \(quoted(type.name)): {",
      #"      "description": \#(quoted(description(of: type.name))),"#,
      #"      "type": "object","#,
    ]
    let required = type.fields.filter(\.isRequired).map { quoted($0.name) }
    if !required.isEmpty {
      lines.append(#"      "required": [\#(required.joined(separator: ", "))],"#)
    }
    lines += [#"      "additionalProperties": false,"#, #"      "properties": {"#]
    for (place, field) in type.fields.enumerated() {
      lines.append("        \(quoted(field.name)): {")
      let members =
        [
          #""description": \#(quoted(description(of: type.name, field.name)))"#
        ] + constraints(of: field) + [#""x-fhir": \#(quoted(element(of: type.name, field.name)))"#]
      lines.append(members.map { "          \($0)" }.joined(separator: ",\n"))
      lines.append(place == type.fields.count - 1 ? "        }" : "        },")
    }
    lines.append("      }")
    return lines
  }

  private func constraints(of field: RecordShape.Field) -> [String] {
    let limits = field.limits
    switch field.content {
    case .value(let kind, let words): return members(of: kind, words, limits)
    case .list(let kind, let words, let isOpen):
      let element = "{\(members(of: kind, words, limits).joined(separator: ", "))}"
      let items = isOpen ? #"{"anyOf": [\#(element), {"type": "null"}]}"# : element
      var members = [#""type": "array""#, #""items": \#(items)"#]
      if limits.isRequired { members.append(#""minItems": 1"#) }
      if let count = limits.count {
        members += [#""minItems": \#(count)"#, #""maxItems": \#(count)"#]
      }
      return members
    case .group: return [##""$ref": "#/$defs/\##(field.type ?? "")""##]
    case .groups:
      let items = ##""items": {"$ref": "#/$defs/\##(field.type ?? "")"}"##
      return [#""type": "array""#, items] + (field.isRequired ? [#""minItems": 1"#] : [])
    }
  }

  private func members(of kind: ValueKind, _ words: [String], _ limits: FieldLimits) -> [String] {
    var members: [String]
    let list = words.map(quoted).joined(separator: ", ")
    switch kind {
    case .text: members = [#""type": "string""#, #""minLength": 1"#] + self.form(limits.form)
    case .word: members = [#""enum": [\#(list)]"#]
    case .drug: members = [#""anyOf": [{"enum": [\#(list)]}, {"type": "string", "minLength": 1}]"#]
    case .integer: members = [#""type": "integer""#]
    case .decimal: members = [#""type": "number""#]
    case .boolean: members = [#""type": "boolean""#]
    case .date:
      members = [#""type": "string""#, #""pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$""#]
    case .dateTime:
      members = [
        #""type": "string""#,
        #""pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?$""#,
      ]
    case .udi: members = [#""type": "string""#, #""minLength": 8"#]
    }
    if let range = limits.range {
      members.append(#""minimum": \#(number(range.lowerBound))"#)
      if range.upperBound.isFinite { members.append(#""maximum": \#(number(range.upperBound))"#) }
    }
    if let unit = limits.unit { members.append(#""x-unit": \#(quoted(unit.rawValue))"#) }
    return members
  }

  private func form(_ form: TextForm?) -> [String] {
    switch form {
    case nil: []
    case .key: [#""maxLength": 255"#]
    case .npi: [#""pattern": "^[0-9]{10}$""#]
    case .dicomUID: [#""pattern": "^[0-9]+(\\.[0-9]+)*$""#, #""maxLength": 64"#]
    case .language: [#""pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$""#]
    case .email: [#""format": "email""#]
    case .url: [#""format": "uri""#]
    case .countryCode: [#""pattern": "^[A-Z]{2}$""#]
    }
  }

  func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? String(value) }

  private func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.finish(), as: UTF8.self)
  }
}
