import FHIRDelivery
import Foundation
import TestSupport
import Testing

/// What identifies a patient stands in bundles and in rejected records, and nowhere else.
@Suite(.takingTurns) struct PrivacyTests {
  private func expectNoPatient(
    in text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let values = try Samples.patientValues()
    try #require(values.count > 40)
    #expect(values.filter(text.contains) == [], sourceLocation: sourceLocation)
  }

  /// Every sample with its patient's own values broken: findings are about the values themselves.
  private func brokenRecords() throws -> String {
    try Samples.stories().map { story in
      let line = try Samples.line(story)
      guard let sex = line.range(of: #""sex":"#) else { return line }
      return line[..<sex.lowerBound] + #""sex":["# + line[sex.upperBound...]
    }.joined(separator: "\n")
  }

  @Test func findingsOnRecordsDoNotShowThePatient() async throws {
    for fault in SampleFault.all {
      let folder = try Folder()
      for story in try Samples.stories() {
        let text = try fault.breaking(SampleText(text: Samples.text(story)))
        try folder.write("records/\(story).json", MarkedText(text ?? "{}").text)
      }

      let result = try await Program.run("map", "records", in: folder)

      #expect(result.status == 1)
      try expectNoPatient(in: result.errors + result.output)
    }
  }

  @Test(arguments: ["birthDate", "mrn", "family"])
  func aValueThatIsItselfWrongIsNotShownUnlessAskedFor(field: String) async throws {
    let record = try Samples.text("osteoporotic-t12")
      .replacingOccurrences(of: #""birthDate": "1948-07-19""#, with: #""birthDate": "1948-07-99""#)
      .replacingOccurrences(of: #""mrn": "E100001""#, with: "\"mrn\": \"E100001\\u0007\"")
      .replacingOccurrences(of: #""family": "Abernathy""#, with: "\"family\": \"Abernathy\\u0007\"")
    let shown = ["birthDate": "1948-07-99", "mrn": "E100001", "family": "Abernathy"]
    let value = try #require(shown[field])

    let hidden = try await Program.run("map", "-", in: Folder(), input: record)
    let asked = try await Program.run("map", "-", "--show-values", in: Folder(), input: record)

    #expect(hidden.errors.contains("patient.\(field): "))
    #expect(!hidden.errors.contains(value))
    if field == "birthDate" { #expect(asked.errors.contains(value)) }
  }

  private static let formats = [
    "text", "concise", "json", "jsonl", "operationoutcome", "sarif", "junit", "github", "csv",
    "html",
  ]

  @Test(arguments: formats)
  func findingsOnBundlesDoNotShowThePatient(format: String) async throws {
    let folder = try Folder()
    let mapped = try await Samples.mapped()
    // Every name and every date of birth is in the way of an error.
    let broken = mapped.joined(separator: "\n")
      .replacingOccurrences(of: #""family":""#, with: #""familyName":""#)
      .replacingOccurrences(of: #""birthDate":""#, with: #""birthDate":"x"#)
      .replacingOccurrences(of: #""gender":""#, with: #""gender":"x"#)

    let result = try await Program.run(
      "validate", "-", "--format", format, in: folder, input: broken)

    #expect(result.status == 1)
    #expect(!result.output.isEmpty)
    try expectNoPatient(in: result.output + result.errors)
  }

  /// Values of a patient in the place of any other: of codes, urls, ids, units, types, and of whole objects.
  @Test(arguments: formats)
  func valuesInTheWrongPlaceAreNotShown(format: String) async throws {
    let bundle = try Samples.bundleLine("cement-pulmonary-embolism")
    let document = try JSONSerialization.jsonObject(with: Data(bundle.utf8))
    let misplaced = Misplacing(["Zqxjv Wkbrn", "1847-11-13"])
    let lines = try misplaced.documents(of: try #require(document as? [String: Any]))
    try #require(lines.count > 400)

    let result = try await Program.run(
      "validate", "-", "--format", format, in: Folder(), input: lines.joined(separator: "\n"))

    #expect(result.status == 1)
    let shown = (result.output + result.errors).split(separator: "\n").filter {
      $0.contains("Zqxjv") || $0.contains("Wkbrn") || $0.contains("1847-11")
    }
    #expect(shown.prefix(3) == [])
  }

  /// The same of bundles that are read back, and of records on their way to a server.
  @Test func recordsAndExportsDoNotShowValuesInTheWrongPlace() async throws {
    let bundle = try Samples.bundleLine("cement-pulmonary-embolism")
    let document = try JSONSerialization.jsonObject(with: Data(bundle.utf8))
    let lines = try Misplacing(["Zqxjv Wkbrn"])
      .documents(of: try #require(document as? [String: Any]), isWhole: true)
      .enumerated().filter { $0.offset.isMultiple(of: 5) }.map(\.element)
    let record = try JSONSerialization.jsonObject(
      with: Data(try Samples.line("cement-pulmonary-embolism").utf8))
    let records = try Misplacing(["Zqxjv Wkbrn\u{7}", "1847-11-99", ["text": "Zqxjv Wkbrn"]])
      .documents(ofRecord: try #require(record as? [String: Any]))
    let folder = try Folder()
    try folder.write("bundles.ndjson", lines.joined(separator: "\n"))
    try folder.write("records.ndjson", records.joined(separator: "\n"))
    let server = try AnsweringServer(.status(422))

    let results = [
      try await Program.run("records", "bundles.ndjson", "--verbose", in: folder).errors,
      try await Program.run("map", "records.ndjson", in: folder).errors,
      try await Program.run("map", "records.ndjson", "--format", "jsonl", in: folder).errors,
      try await Program.run("export", "records.ndjson", "--server", server.base, in: folder).errors,
    ]

    for errors in results {
      #expect(errors.contains("error"))
      let shown = errors.split(separator: "\n").filter {
        $0.contains("Zqxjv") || $0.contains("1847-11")
      }
      #expect(shown.prefix(3) == [])
    }
  }

  /// The keys whose values are shown, because they hold codes, urls and ids where nobody errs.
  private static let keys = [
    "id", "code", "system", "reference", "use", "url", "fullUrl", "status", "type", "unit",
    "method",
    "language", "resourceType", "gender", "version",
  ]

  @Test(arguments: [
    "text", "json", "jsonl", "operationoutcome", "concise", "csv", "github", "html", "junit",
    "sarif",
  ])
  func aNameInPlaceOfACodeAUrlOrAnIDIsNotShown(format: String) async throws {
    let bundle = try #require(try await Samples.mapped().first)
    var broken = try Self.keys.map { key in
      let member = try Regex(#""\#(key)":"[^"]*""#)
      return bundle.replacing(member, with: #""\#(key)":"Maria Schmidt 1970""#)
    }
    broken.append(bundle.replacing(#""profile":[""#, with: #""profile":["Maria Schmidt 1970",""#))
    broken.append(
      bundle.replacing(#""reference":"urn:"#, with: #""reference":"Maria Schmidt 1970"#))
    broken.append(
      #"{"resourceType":"Patient","id":"Maria Schmidt 1970","language":"Maria Schmidt"}"#)
    broken.append(
      #"{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"Maria Schmidt"}"#
    )

    let result = try await Program.run(
      "validate", "-", "--format", format, in: Folder(), input: broken.joined(separator: "\n"))

    #expect(result.status == 1)
    #expect(!result.output.isEmpty)
    for part in ["Maria", "Schmidt", "1970"] {
      let place = result.output.range(of: part).map { result.output[$0.lowerBound...].prefix(40) }
      #expect(place == nil)
      #expect(!result.errors.contains(part))
    }
  }

  @Test func valuesAreShownWhereTheyAreAskedFor() async throws {
    let patient =
      #"{"resourceType":"Patient","birthDate":"1948-07-99","name":[{"family":"Abernathy"}]}"#

    let hidden = try await Program.run("validate", "-", in: Folder(), input: patient)
    let shown = try await Program.run(
      "validate", "-", "--show-values", in: Folder(), input: patient)

    #expect(!hidden.output.contains("1948-07-99") && !hidden.output.contains("Abernathy"))
    #expect(shown.output.contains("1948-07-99"))
  }

  @Test func neitherSenderNorServerLogsThePatient() async throws {
    try await SandboxProcess.with { sandbox in
      let result = try await Program.run(
        "export", Samples.folder, "--server", sandbox.base, in: Folder())
      let client = HTTPClient()
      let search = try ServerURL(sandbox.base).url(
        path: ["Patient"],
        query: [("identifier", "http://example.org/fhir/kyphoplasty/site/mrn|E100001")])
      let found = try await client.send(HTTPRequest(.get, search))
      await client.shutDown()

      #expect(result.status == 0)
      #expect(String(decoding: found.body, as: UTF8.self).contains("Abernathy"))
      #expect(!sandbox.log.isEmpty)
      try expectNoPatient(in: result.errors + result.output)
      try expectNoPatient(in: sandbox.log)
    }
  }

  @Test func aRefusalIsSaidWithoutThePatient() async throws {
    let server = try AnsweringServer(.status(422))
    let folder = try Folder()

    let result = try await Program.run(
      "export", Samples.folder, "--server", server.base, in: folder)

    try expectNoPatient(in: result.errors + result.output)
  }
}
