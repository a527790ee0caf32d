import FHIRDefinitions
import FHIRValidation
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON
import TestSupport
import Testing

/// The way of a record to bundles that may be sent.
@Suite struct EncounterPreparationTests {
  private let mapper = EncounterMapper(secret: .demonstration)

  // MARK: What goes out

  @Test func aRecordBecomesItsBundleAndBeforeItWhatEncountersShare() throws {
    var preparation = EncounterPreparation(mapper: mapper)

    let prepared = preparation.prepare(try read(Records.minimal()))

    #expect(prepared.findings.isEmpty)
    #expect(prepared.key == "K-1")
    #expect(!prepared.isRejected)
    #expect(prepared.bundle?.id == "K-1")
    #expect(prepared.directory?.id == "directory-K-1")
    #expect(try types(prepared.directory) == ["Location", "Organization"])
    let types = try types(prepared.bundle)
    #expect(types.contains("Encounter") && types.contains("Procedure"))
    #expect(!types.contains("Location") && !types.contains("Organization"))
  }

  @Test func aBundleKnowsHowManyResourcesItHas() throws {
    var preparation = EncounterPreparation(mapper: mapper)

    let prepared = preparation.prepare(try read(Records.minimal()))

    #expect(try prepared.bundle?.resourceCount == types(prepared.bundle).count)
    #expect(prepared.directory?.resourceCount == 2)
  }

  @Test func whatEncountersShareGoesOutOnce() throws {
    var preparation = EncounterPreparation(mapper: mapper)
    _ = preparation.prepare(try read(Records.minimal(key: "K-1")))

    let second = preparation.prepare(try read(Records.minimal(key: "K-2")))

    #expect(second.bundle != nil)
    #expect(second.directory == nil)
  }

  @Test func anotherFacilityGoesOutBeforeItsFirstEncounter() throws {
    var preparation = EncounterPreparation(mapper: mapper)
    _ = preparation.prepare(try read(Records.minimal(key: "K-1", facility: "H01")))

    let second = preparation.prepare(try read(Records.minimal(key: "K-2", facility: "H02")))

    #expect(second.directory?.resourceCount == 2)
  }

  @Test func onlyWhatIsNewGoesOutAgain() throws {
    var preparation = EncounterPreparation(mapper: mapper)
    _ = preparation.prepare(try read(Records.minimal(key: "K-1")))

    let second = preparation.prepare(try read(Records.minimal(key: "K-2", operator: "P-1")))

    #expect(try types(second.directory) == ["Practitioner"])
  }

  @Test func aRunThatBeginsAnewSendsTheSameBytes() throws {
    var first = EncounterPreparation(mapper: mapper)
    var second = EncounterPreparation(mapper: mapper)

    let one = first.prepare(try read(Records.minimal()))
    let other = second.prepare(try read(Records.minimal()))

    #expect(one.bundle?.bytes == other.bundle?.bytes)
    #expect(one.directory?.bytes == other.directory?.bytes)
  }

  // MARK: What is rejected

  @Test func aRecordWithAnErrorIsRejectedWithItsFindings() throws {
    var preparation = EncounterPreparation(mapper: mapper)

    let prepared = preparation.prepare(try read(Records.minimal(cause: "rust")))

    #expect(prepared.isRejected)
    #expect(prepared.bundle == nil && prepared.directory == nil)
    #expect(prepared.key == "K-1")
    #expect(prepared.findings.map(\.rule) == ["record.code"])
    #expect(prepared.findings.first?.path == nil)
  }

  @Test func aRejectedRecordTakesNothingOfTheDirectoryWithIt() throws {
    var preparation = EncounterPreparation(mapper: mapper)
    _ = preparation.prepare(try read(Records.minimal(key: "K-1", cause: "rust")))

    let second = preparation.prepare(try read(Records.minimal(key: "K-2")))

    #expect(second.directory?.resourceCount == 2)
  }

  @Test func aBundleThatIsNotValidIsNotSent() throws {
    var preparation = EncounterPreparation(
      mapper: mapper, validator: try validator(without: "completed", in: "event-status"))

    let prepared = preparation.prepare(try read(Records.minimal()))

    #expect(prepared.isRejected)
    #expect(prepared.directory == nil)
  }

  @Test func aFindingOnABundleNamesThePlaceAndTheFieldOfTheRecord() throws {
    var preparation = EncounterPreparation(
      mapper: mapper, validator: try validator(without: "completed", in: "event-status"))
    let record = MarkedText(Records.minimal(markingLevel: true))

    let prepared = preparation.prepare(try read(record.text))

    let finding = try #require(prepared.findings.first { $0.field.hasPrefix("levels[0]") })
    let position = try record.position(of: "1️⃣")
    #expect(finding.rule == "binding.required")
    #expect(finding.severity == .error)
    #expect(
      finding.place == .json(file: "record.json", line: position.line, column: position.column))
    #expect(finding.path?.hasSuffix(".resource.status") == true)
    #expect(
      finding.description.hasPrefix("record.json:\(position.line):\(position.column): error:"))
  }

  @Test func aFindingOnWhatEncountersShareNamesTheFacility() throws {
    var preparation = EncounterPreparation(
      mapper: mapper, validator: try validator(without: "active", in: "location-status"))

    let prepared = preparation.prepare(try read(Records.minimal()))

    #expect(prepared.isRejected)
    #expect(prepared.findings.map(\.field) == ["facility"])
    #expect(prepared.findings.map(\.rule) == ["binding.required"])
  }

  @Test func aDirectoryThatWasNotValidIsTriedAgain() throws {
    var preparation = EncounterPreparation(
      mapper: mapper, validator: try validator(without: "active", in: "location-status"))
    _ = preparation.prepare(try read(Records.minimal(key: "K-1")))

    #expect(preparation.prepare(try read(Records.minimal(key: "K-2"))).isRejected)
  }

  @Test func brokenJSONIsARejectedRecordWithoutAKey() throws {
    var preparation = EncounterPreparation(mapper: mapper)

    let prepared = preparation.prepare(try read(#"{"key": "K-1", "#))

    #expect(prepared.isRejected)
    #expect(prepared.key == nil)
    #expect(prepared.findings.map(\.rule) == ["record.json"])
  }

  // MARK: How a finding is written

  @Test func aFindingIsALineOfTextOrAnObject() throws {
    var preparation = EncounterPreparation(mapper: mapper)
    let prepared = preparation.prepare(try read(Records.minimal(cause: "rust")))

    let finding = try #require(prepared.findings.first)
    let json = try JSONDocument(finding.json()).value

    #expect(json.members.map(\.key) == ["place", "severity", "rule", "field", "message"])
    #expect(json["place"]?.string == finding.place.description)
    #expect(json["severity"]?.string == "error")
    #expect(json["rule"]?.string == "record.code")
    #expect(json["field"]?.string == "diagnosis.fractures[0].cause")
    #expect(
      finding.description
        == "\(finding.place): error: diagnosis.fractures[0].cause: \(finding.message) [record.code]"
    )
  }

  // MARK: Parts

  private func read(_ text: String) throws -> RecordResult {
    var reader = try EncounterReader(
      BytesInMemory(bytes(text)), name: "record.json", format: .json)
    return try #require(try reader.next())
  }

  /// The types of a bundle's resources, each once.
  private func types(_ bundle: PreparedBundle?) throws -> [String] {
    let document = try JSONDocument(try #require(bundle).bytes)
    let entries = try #require(document.value["entry"])
    return entries.elements.compactMap { $0["resource"]?["resourceType"]?.string }
  }

  /// A validator for which a value set has one code less, so that what the mapper writes is not valid.
  private func validator(without code: String, in valueSet: String) throws -> Validator {
    let url = "http://hl7.org/fhir/ValueSet/\(valueSet)"
    let system = "http://hl7.org/fhir/\(valueSet)"
    var builder = PackBuilder()
    builder.begin(
      PackSource(id: "hl7.fhir.r4.core", version: "4.0.1", fhirVersion: "4.0.1", sha256: "00"))
    builder.add(
      try JSONDocument(
        bytes(
          """
          {"resourceType":"ValueSet","url":"\(url)","version":"4.0.1","name":"Fewer",\
          "status":"active","compose":{"include":[{"system":"\(system)",\
          "concept":[{"code":"not-\(code)"}]}]}}
          """)), named: "fewer.json")
    let fewer = try DefinitionPack(try builder.build())
    return Validator(
      definitions: Definitions.kyphoplasty(Kyphoplasty.USCoreVersion.v6_1_0).inserting([fewer]))
  }
}

/// Small records.
private enum Records {
  static func minimal(
    key: String = "K-1", facility: String = "H01", operator: String? = nil,
    cause: String = "osteoporosis", markingLevel: Bool = false
  ) -> String {
    let team =
      `operator`.map { key in
        #""team":[{"role":"primaryOperator","clinician":{"key":"\#(key)","family":"Ferro"}}],"#
      } ?? ""
    return """
      {
        "key": "\(key)",
        "facility": {"key": "\(facility)", "name": "Example Hospital"},
        "patient": {"mrn": "M-1", "sex": "female"},
        "encounter": {"class": "ambulatory", "start": "2025-03-04T07:10:00-05:00"},
        "diagnosis": {"fractures": [{"level": "L1", "cause": "\(cause)"}]},
        \(team)
        "procedure": {"technique": "vertebroplasty"},
        "levels": [\(markingLevel ? "1️⃣" : ""){"vertebra": "L1", "cement": {"volumeMl": 4.5}}]
      }
      """
  }
}
