import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

/// What a bundle of others does not have is said, and the rest of it is a record.
struct ForeignRecordTests {
  private typealias Text = ForeignText

  @Test func whatOnlyWeRecordIsNoFaultOfOthers() throws {
    let result = BundleReader.result(
      of: Text.bundle(
        Text.patient("p1"), Text.encounter("e1"), Text.procedure("a", at: "L1", in: "e1"),
        Text.fracture("c1", at: "L1", in: "e1"), Text.pain("o1", 8, in: "e1")))
    let record = try #require(result.encounter, "\(result.findings)")
    #expect(record.levels.map(\.vertebra) == [.l1])
    let lacks = result.findings.filter { $0.rule == "record.bundle-lacks" }
    #expect(lacks.map(\.field) == ["levels[0].cement", "levels[0].balloons"])
    #expect(result.records.first?.lacking == lacks.map(\.field))
    #expect(lacks.allSatisfy { $0.severity == .warning })
    #expect(result.findings.allSatisfy { $0.severity < .error })
  }

  @Test func whoClaimsOurProfilesMustHaveRecordedIt() throws {
    let claim =
      #", "meta": {"profile": ["http://example.org/fhir/kyphoplasty/StructureDefinition/treated-level-procedure"]}"#
    let resources = [
      Text.patient("p1"), Text.encounter("e1"), Text.procedure("a", at: "L1", in: "e1", and: claim),
      Text.fracture("c1", at: "L1", in: "e1"),
    ]
    let result = BundleReader.result(of: Text.bundle(resources))
    #expect(result.records.isEmpty)
    #expect(result.findings.contains { $0.rule == "clinical.cement-missing" })
    // A search that found the procedure without its encounter does not show the whole.
    let part = BundleReader.result(of: Text.bundle([resources[0], resources[2]]))
    #expect(!part.findings.contains { $0.rule.hasPrefix("clinical.") })
    #expect(part.records.count == 1)
  }

  @Test func aRecordIsWrittenWithoutWhatItLacks() throws {
    let result = BundleReader.result(
      of: Text.bundle(Text.patient("p1"), Text.procedure("a", at: nil, in: nil, code: "22513")))
    let record = try #require(result.records.first, "\(result.findings)")
    #expect(record.encounter == nil)
    #expect(record.key.isEmpty)
    let required = [
      "key", "facility.key", "facility.name", "encounter.class", "encounter.start",
    ]
    #expect(Set(required).isSubset(of: record.lacking), "\(record.lacking)")
    let lacks = result.findings.filter { $0.rule == "record.bundle-lacks" }.map(\.field)
    #expect(Set(record.lacking).isSubset(of: lacks))
    let json = try JSONDocument(record.json()).value
    #expect(json["key"] == nil)
    #expect(json["encounter"] == nil)
    #expect(json["patient"]?["mrn"]?.string == "MRN-p1")
    #expect(json["procedure"]?["technique"]?.string == "balloonKyphoplasty")
    // Read as a record it lacks the same, and nothing of it was made up.
    var reader = try EncounterReader(
      BytesInMemory(record.json()), name: "record.json", format: .json)
    let read = try #require(try reader.next())
    let missing = read.findings.filter { $0.rule == "record.required" }.map(\.field)
    #expect(Set(missing) == Set(record.missing))
  }

  @Test func anOldFractureWithoutItsLevelLosesNothingElse() throws {
    let result = BundleReader.result(
      of: Text.bundle(
        Text.patient("p1"), Text.encounter("e1"), Text.procedure("a", at: "L1", in: "e1"),
        Text.fracture("c1", at: "L1", in: "e1"),
        Text.fracture("c2", at: nil, in: nil, code: "S22.080A")))
    #expect(result.encounter?.diagnosis.fractures.map(\.level) == [.l1])
    #expect(result.places("record.bundle-value") == ["Bundle.entry[4].resource"])
  }

  @Test func anOperationOfNobodyIsNoRecord() throws {
    let result = BundleReader.result(
      of: Text.bundle(Text.procedure("a", at: "L1", in: "e1", of: "p1")))
    #expect(result.records.isEmpty)
    #expect(
      result.findings.map(\.message) == [
        "holds an augmentation, and neither its patient nor its encounter"
      ])
  }

  @Test func aRecordIsSentToItsOwnCommand() throws {
    let result = BundleReader.result(of: try KyphoplastyEncounter.least(levels: [.t12]).json())
    #expect(
      result.findings.map(\.message) == ["is no Bundle: it is a record, which 'kypho map' reads"])
  }

  @Test func aBundleIsSentToItsOwnCommand() throws {
    for (text, words) in [
      (
        #"{"resourceType": "Bundle", "type": "transaction", "entry": []}"#,
        "must be a record: this is a FHIR Bundle, which 'kypho records' reads"
      ),
      (#"{"resourceType": "Patient"}"#, "must be a record: this is a resource of FHIR"),
    ] {
      var reader = try EncounterReader(
        BytesInMemory(Array(text.utf8)), name: "b.json", format: .json)
      let result = try #require(try reader.next())
      #expect(result.findings.map(\.message) == [words])
      #expect(result.encounter == nil)
    }
  }

  // MARK: A part of what is not there

  /// A bundle of ours with three levels, of which some name a whole that is not there.
  private func broken(_ count: Int) throws -> BundleReader.Result {
    let record = try KyphoplastyEncounter.least(levels: [.t11, .t12, .l1])
    let bundle = EncounterMapper(secret: .demonstration).bundle(for: record).json()
    var text = String(decoding: bundle, as: UTF8.self)
    var start = text.startIndex
    for _ in 0..<count {
      let part = try #require(
        text[start...].firstRange(of: "\"partOf\":[{\"reference\":\"Procedure/"))
      let end = try #require(text[part.upperBound...].firstIndex(of: "\""))
      text.replaceSubrange(part.upperBound..<end, with: "nowhere")
      start = part.upperBound
    }
    return BundleReader.result(of: Array(text.utf8))
  }

  @Test(arguments: 1...3)
  func aReferenceThatLeadsNowhereIsTheOnlyFinding(count: Int) throws {
    let whole = try broken(0)
    let result = try broken(count)
    let parts = result.findings.filter { $0.rule == "record.bundle-part" }
    #expect(parts.count == count)
    #expect(parts.allSatisfy { $0.severity == .error })
    #expect(parts.allSatisfy { Text.path(of: $0).hasSuffix(".resource.partOf[0].reference") })
    #expect(result.draft?.levels.map(\.vertebra) == whole.draft?.levels.map(\.vertebra))
    let others = result.findings.filter { $0.rule != "record.bundle-part" }
    #expect(
      others.map { "\($0.rule) \($0.field)" } == whole.findings.map { "\($0.rule) \($0.field)" })
  }
}
