import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

/// What US Core requires beyond R4 and a record may not have.
struct USCoreMinimumTests {
  @Test func aClinicianWithoutANameSaysThatTheFamilyNameIsUnknown() throws {
    var record = try KyphoplastyEncounter.least()
    record.team = [TeamMember(role: .primaryOperator, clinician: Clinician(npi: "1234567893"))]
    let clinician = try #require(directory(of: record, "Practitioner").first)
    let name = try #require(clinician["name"]?.elements.first { _ in true })
    #expect(name["_family"]?.texts(named: "valueCode") == ["unknown"])
  }

  @Test func aRoleIsReachedByTheTelephoneOfItsOrganization() throws {
    var record = try KyphoplastyEncounter.least()
    var clinician = Clinician(key: "P-1")
    clinician.specialty = .neuroradiology
    record.team = [TeamMember(role: .primaryOperator, clinician: clinician)]
    let unknown = try #require(directory(of: record, "PractitionerRole").first)
    #expect(unknown["telecom"]?.texts(named: "valueCode") == ["unknown"])
    record.facility.phone = "+1 555 0100"
    let role = try #require(directory(of: record, "PractitionerRole").first)
    #expect(role["telecom"]?.texts(named: "value") == ["+1 555 0100"])
  }

  @Test func aPayerWithoutANumberOfThePatientSaysSo() throws {
    var record = try KyphoplastyEncounter.least()
    record.coverage = [Coverage(payer: "Example Plan")]
    let coverage = try #require(MappedJSON(record).resources("Coverage").first)
    #expect(coverage["identifier"]?.texts(named: "code") == ["MB"])
    #expect(coverage["identifier"]?.texts(named: "valueCode") == ["unknown"])
    #expect(coverage["subscriberId"] == nil)
  }

  @Test func anOrderOfDensitometryIsOneOfImaging() throws {
    var record = try KyphoplastyEncounter.least()
    record.discharge = Discharge(time: try time("2025-03-04T14:00:00-05:00"))
    record.discharge?.densitometryReferral = true
    let order = try #require(MappedJSON(record).resources("ServiceRequest").first)
    #expect(order["category"]?.texts(named: "code") == ["363679005"])
  }

  private func directory(of record: KyphoplastyEncounter, _ type: String) throws -> [JSONValue] {
    let mapper = EncounterMapper(secret: .demonstration)
    return try MappedJSON(mapper.directoryBundle(for: record)).resources(type)
  }
}
