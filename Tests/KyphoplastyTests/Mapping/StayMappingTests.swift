import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

struct StayMappingTests {
  @Test(arguments: [
    (Stay.Class.ambulatory, "AMB"), (.shortStay, "SS"), (.observation, "OBSENC"),
    (.inpatient, "IMP"), (.emergency, "EMER"),
  ])
  func theClassHasItsCode(kind: Stay.Class, code: String) throws {
    let encounter = try encounter(of: .least(class: kind))
    #expect(encounter["class"]?["code"]?.string == code)
  }

  @Test func anotherHospitalIsNoHospice() throws {
    #expect(try disposition(.otherHospital) == "other-hcf")
    #expect(try disposition(.hospice) == "hosp")
    #expect(try disposition(.homeWithCare) == "home")
  }

  @Test func theTypeIsWordsWhereTheSiteHasNoCode() throws {
    let record = try KyphoplastyEncounter.least()
    let type = try #require(encounter(of: record)["type"]?.list.first)
    #expect(type["coding"] == nil)
    #expect(type["text"]?.string == "Encounter for vertebral augmentation")
    var site = Site()
    site.encounterType = SiteCode(system: "http://example.org/visits", code: "KYPHO")
    let coded = try #require(
      MappedJSON(record, site: site).resources("Encounter").first?["type"]?.list
        .first)
    #expect(coded.codes == ["http://example.org/visits|KYPHO"])
  }

  @Test func anEndThatIsNotRecordedIsNotClaimed() throws {
    var record = try KyphoplastyEncounter.least()
    #expect(try encounter(of: record)["status"]?.string == "unknown")
    record.discharge = Discharge(time: try time("2025-03-04T14:00:00-05:00"))
    let finished = try encounter(of: record)
    #expect(finished["status"]?.string == "finished")
    #expect(finished["period"]?["end"]?.string == "2025-03-04T14:00:00-05:00")
  }

  @Test func diagnosesAreTheFracturesInOrderAndTheirCauses() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12, .l1])
    record.diagnosis.osteoporosis = Osteoporosis()
    let diagnoses = try #require(encounter(of: record)["diagnosis"]?.list)
    #expect(diagnoses.map { $0["rank"]?.integer } == [1, 2, nil])
    #expect(
      diagnoses.map { $0["use"]?.texts(named: "code") ?? [] } == [["pre-op"], ["pre-op"], ["CM"]])
  }

  @Test func aPayerIsNamedAndTheRelationSaidToBeUnknown() throws {
    var record = try KyphoplastyEncounter.least()
    record.coverage = [Coverage(payer: "Example Plan")]
    let coverage = try #require(MappedJSON(record).resources("Coverage").first)
    #expect(coverage["payor"]?.elements.map { $0["display"]?.string } == ["Example Plan"])
    #expect(coverage["relationship"]?.texts(named: "valueCode") == ["unknown"])
  }

  @Test func aTeamWithoutNamesOrKeysHasNoReferences() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.team = [TeamMember(role: .primaryOperator, clinician: Clinician())]
    #expect(try encounter(of: record)["participant"] == nil)
    #expect(try MappedJSON(record).references.allSatisfy { !$0.hasPrefix("Practitioner/") })
  }

  private func encounter(of record: KyphoplastyEncounter) throws -> JSONValue {
    try #require(try MappedJSON(record).resources("Encounter").first)
  }

  private func disposition(_ disposition: Discharge.Disposition) throws -> String? {
    var record = try KyphoplastyEncounter.least()
    record.discharge = Discharge(time: try time("2025-03-04T14:00:00-05:00"))
    record.discharge?.disposition = disposition
    return try encounter(of: record)["hospitalization"]?["dischargeDisposition"]?
      .texts(named: "code").first
  }
}
