import Foundation
import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

@Suite struct RecordSchemaTests {
  @Test func schemaSaysWhatTheReaderAccepts() throws {
    let schema = try RecordSchemaText()
    try expectSnapshot(Array(schema.text().utf8), at: RecordSchemaText.path)
  }

  @Test func everyFieldHasWordsAndAnElement() throws {
    let schema = try RecordSchemaText()
    for type in schema.types {
      #expect(!schema.description(of: type.name).isEmpty, "\(type.name)")
      for field in type.fields {
        #expect(
          !schema.description(of: type.name, field.name).isEmpty, "\(type.name).\(field.name)")
        #expect(!schema.element(of: type.name, field.name).isEmpty, "\(type.name).\(field.name)")
      }
    }
  }

  @Test func pageSaysWhatTheSchemaSays() throws {
    let page = String(decoding: try PackageFolder.bytes(of: RecordPageText.path), as: UTF8.self)
    let parts = page.components(separatedBy: RecordPageText.start)
    let rest = try #require(parts.last).components(separatedBy: RecordPageText.end)
    try #require(parts.count == 2 && rest.count == 2)
    let tables = RecordPageText(schema: try RecordSchemaText()).tables()
    let expected = [
      parts[0], RecordPageText.start, "\n\n", tables, "\n", RecordPageText.end, rest[1],
    ].joined()
    try expectSnapshot(Array(expected.utf8), at: RecordPageText.path)
  }

  @Test func requiredFieldsAreThoseOfTheDocumentation() {
    let shape = RecordShape.encounter
    func required(_ field: Int) -> [String] {
      shape.fields[field].children.flatMap { child -> [String] in
        let field = shape.fields[child]
        guard field.isRequired else { return [] }
        switch field.content {
        case .value, .list: return [field.path]
        case .group, .groups: return required(child)
        }
      }
    }
    #expect(
      required(0) == [
        "key", "facility.key", "facility.name", "patient.mrn", "patient.sex", "encounter.class",
        "encounter.start", "diagnosis.fractures.level", "diagnosis.fractures.cause",
        "procedure.technique",
      ])
  }

  /// Every value of the samples is one that the schema accepts, as far as words, ranges and names go.
  @Test func samplesFollowTheSchema() throws {
    let schema = try JSONDocument(try PackageFolder.bytes(of: RecordSchemaText.path)).value
    for sample in [RecordSamples.twoLevels, RecordSamples.stopped] {
      let record = try JSONDocument(Array(sample.utf8)).value
      try check(record, schema, in: schema, at: "record")
    }
  }

  private func check(_ value: JSONValue, _ rule: JSONValue, in schema: JSONValue, at path: String)
    throws
  {
    if let reference = rule["$ref"]?.string {
      let name = try #require(reference.split(separator: "/").last)
      try check(value, try #require(schema["$defs"]?[String(name)]), in: schema, at: path)
    }
    if let words = rule["enum"] {
      #expect(words.elements.contains { $0.string == value.string }, "\(path)")
    }
    if let least = rule["minimum"]?.number.flatMap({ Double($0) }) {
      #expect(try #require(Double(value.number ?? "")) >= least, "\(path)")
    }
    switch rule["type"]?.string {
    case "object":
      let properties = try #require(rule["properties"])
      for (key, member) in value.members {
        try check(
          member, try #require(properties[key], "\(path).\(key)"), in: schema, at: "\(path).\(key)")
      }
      for name in rule["required"].map({ Array($0.elements) }) ?? [] {
        #expect(value[name.string ?? ""] != nil, "\(path)")
      }
    case "array":
      let items = try #require(rule["items"])
      for element in value.elements { try check(element, items, in: schema, at: path + "[]") }
    case "string": #expect(value.kind == .string, "\(path)")
    case "number": #expect(value.kind == .number, "\(path)")
    case "integer": #expect(value.integer != nil, "\(path)")
    case "boolean": #expect(value.kind == .boolean, "\(path)")
    default: break
    }
  }
}

/// What the page shows is what the reader takes.
@Suite struct RecordPageTests {
  private func block(_ language: String) throws -> String {
    let page = String(decoding: try PackageFolder.bytes(of: RecordPageText.path), as: UTF8.self)
    let rest = try #require(page.components(separatedBy: "```\(language)\n").dropFirst().first)
    return try #require(rest.components(separatedBy: "```").first)
  }

  @Test func recordOfThePageIsClean() throws {
    let results = try readRecords(try block("json"))
    #expect(results.findings == [])
    #expect(results.encounters.count == 1)
  }

  @Test func mappingFileOfThePageIsRead() throws {
    #expect(throws: Never.self) { try SiteMapping(yaml: try block("yaml"), file: "mapping.yaml") }
  }

  @Test func everyTableIsOnThePage() throws {
    let page = String(decoding: try PackageFolder.bytes(of: RecordPageText.path), as: UTF8.self)
    for table in RecordTable.all {
      #expect(page.contains("`\(table.name).csv`"), "\(table.name)")
      for target in table.targets where !target.path.isEmpty {
        #expect(page.contains("`\(target.word ?? target.path)`"), "\(target.path)")
      }
    }
  }
}
