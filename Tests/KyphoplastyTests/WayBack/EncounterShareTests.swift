import FHIRModel
import Testing

@testable import Kyphoplasty

/// A record is of one encounter: nothing of another patient or another stay is in it.
struct EncounterShareTests {
  private typealias Text = ForeignText

  @Test func twoPatientsAreTwoRecords() throws {
    let result = BundleReader.result(
      of: Text.bundle(
        Text.patient("p1"), Text.encounter("e1"), Text.procedure("a", at: "L1", in: "e1"),
        Text.fracture("c1", at: "L1", in: "e1"), Text.pain("o1", 8, in: "e1"),
        Text.patient("p2"), Text.encounter("e2", of: "p2"),
        Text.procedure("b", at: "T12", in: "e2", of: "p2"),
        Text.fracture("c2", at: "T12", in: "e2", of: "p2"), Text.pain("o2", 3, in: "e2", of: "p2")))
    let records = result.records.map(\.draft)
    #expect(records.map(\.key) == ["CASE-e1", "CASE-e2"])
    #expect(records.map(\.patient.mrn) == ["MRN-p1", "MRN-p2"])
    #expect(records.map { $0.levels.map(\.vertebra) } == [[.l1], [.t12]])
    #expect(records.map { $0.diagnosis.fractures.map(\.level) } == [[.l1], [.t12]])
    #expect(records.map { $0.outcomes.map(\.nrs) } == [[8], [3]])
    #expect(result.encounter == nil)
  }

  @Test func whatNamesNoEncounterGoesByItsPatientAndByReferences() throws {
    let reason = #", "reasonReference": [{"reference": "Condition/c2"}]"#
    let result = BundleReader.result(
      of: Text.bundle(
        Text.patient("p1"), Text.encounter("e1"), Text.encounter("e2"),
        Text.procedure("a", at: "L1", in: "e1"),
        Text.procedure("b", at: "T12", in: "e2", and: reason),
        // One is the reason for the second operation, the other could be of either.
        Text.fracture("c2", at: "T12", in: nil), Text.fracture("c3", at: "L4", in: nil),
        Text.patient("p2"), Text.encounter("e3", of: "p2"),
        Text.procedure("c", at: "L2", in: "e3", of: "p2"), Text.pain("o3", 5, in: nil, of: "p2")))
    let records = result.records.map(\.draft)
    #expect(records.map { $0.diagnosis.fractures.map(\.level) } == [[], [.t12], []])
    #expect(records.map { $0.outcomes.map(\.nrs) } == [[], [], [5]])
    #expect(result.places("record.bundle-encounter") == ["Bundle.entry[6].resource"])
    #expect(
      result.findings.first { $0.rule == "record.bundle-encounter" }?.message
        == "names no encounter, could be of any of 2, and is not read")
  }

  @Test func anEncounterWithoutAnAugmentationGivesNothing() throws {
    let bundle = Text.bundle(
      Text.patient("p1"), Text.encounter("e1"), Text.encounter("e9"),
      Text.procedure("a", at: "L1", in: "e1"), Text.pain("o1", 8, in: "e9"),
      Text.pain("o2", 7, in: nil), Text.pain("o3", 6, in: "unknown"))
    let result = BundleReader.result(of: bundle)
    #expect(result.records.map { $0.draft.outcomes.map(\.nrs) } == [[7]])
    #expect(
      result.findings.filter { $0.rule == "record.bundle-encounter" }.map(\.message) == [
        "has 3 resources of other patients, or of encounters without an augmentation, which are not read"
      ])
    #expect(
      BundleReader.result(of: bundle, naming: true).places("record.bundle-encounter") == [
        "Bundle.entry[2].resource", "Bundle.entry[4].resource", "Bundle.entry[6].resource",
      ])
  }

  @Test func aDiagnosisFromElsewhereCountsWhereItIsTheReason() throws {
    let reason = #", "reasonReference": [{"reference": "Condition/c1"}]"#
    let result = BundleReader.result(
      of: Text.bundle(
        Text.patient("p1"), Text.encounter("e1"),
        Text.procedure("a", at: "L1", in: "e1", and: reason),
        Text.fracture("c1", at: "L1", in: "emergency"), Text.fracture("c2", at: "L4", in: "other")))
    #expect(result.records.map { $0.draft.diagnosis.fractures.map(\.level) } == [[.l1]])
  }

  @Test func anotherPatientThanTheEncountersIsSaid() throws {
    let result = BundleReader.result(
      of: Text.bundle(
        Text.patient("p1"), Text.patient("p2"), Text.encounter("e1"),
        Text.procedure("a", at: "L1", in: "e1"), Text.pain("o1", 9, in: "e1", of: "p2")))
    #expect(result.records.map { $0.draft.outcomes.count } == [0])
    #expect(
      result.findings.contains {
        Text.path(of: $0) == "Bundle.entry[4].resource"
          && $0.message == "names another patient than its encounter does, and is not read"
      })
  }

  @Test func anOperationThatCouldBeOfTwoStaysIsNotGuessed() throws {
    let result = BundleReader.result(
      of: Text.bundle(
        Text.patient("p1"), Text.encounter("e1"), Text.encounter("e2"),
        Text.procedure("a", at: "L1", in: nil)))
    #expect(result.records.isEmpty)
    #expect(result.places("record.bundle-encounter") == ["Bundle.entry[3].resource"])
  }

  @Test func twoBundlesOfOursInOneGiveTheRecordsOfBoth() throws {
    let mapper = EncounterMapper(secret: .demonstration)
    var one = try KyphoplastyEncounter.filled(1)
    var other = try KyphoplastyEncounter.filled(2)
    (one.key, other.key) = ("ONE", "OTHER")
    (one.patient.mrn, other.patient.mrn) = ("1", "2")
    func entries(_ record: KyphoplastyEncounter) -> String {
      let text = String(decoding: mapper.bundle(for: record).json(), as: UTF8.self)
      let start = text.firstRange(of: "\"entry\":[")?.upperBound ?? text.startIndex
      return String(text[start...].dropLast(2))
    }
    let merged =
      #"{"resourceType":"Bundle","type":"collection","entry":["#
      + entries(one) + "," + entries(other) + "]}"
    var reader = BundleReader()
    for record in [one, other] {
      _ = reader.read(mapper.directoryBundle(for: record).json(), file: "directory.json")
    }
    let result = reader.read(Array(merged.utf8), file: "merged.json")
    let apart = [one, other].compactMap { record in
      reader.read(mapper.bundle(for: record).json(), file: "own.json").draft
    }
    #expect(apart.count == 2)
    #expect((Set(result.drafts.map { $0.json() }) == Set(apart.map { $0.json() })) as Bool)
    #expect(result.places("record.bundle-encounter") == [])
  }

  @Test(arguments: ["refuted", "entered-in-error"])
  func whatIsNotSoIsPassedOverAndSaid(status: String) throws {
    let verification = #", "verificationStatus": {"coding": [{"code": "\#(status)"}]}"#
    let result = BundleReader.result(
      of: Text.bundle(
        Text.patient("p1"), Text.encounter("e1"), Text.procedure("a", at: "L1", in: "e1"),
        Text.fracture("c1", at: "L1", in: "e1"),
        Text.fracture("c2", at: "L2", in: "e1", and: verification)))
    #expect(result.draft?.diagnosis.fractures.map(\.level) == [.l1])
    #expect(result.places("record.bundle-unused") == ["Bundle.entry[4].resource"])
    let words = status == "refuted" ? "was refuted" : "was entered in error"
    #expect(result.findings.contains { $0.message == "\(words), and is not read" })
  }
}
