import FHIRModel
import Testing

@testable import Kyphoplasty

struct SiteTests {
  @Test func theSystemsStandUnderTheBase() {
    let site = Site(base: "https://spine.example.org/fhir//")
    #expect(site.base.text == "https://spine.example.org/fhir")
    #expect(site.medicalRecordNumbers.text == "https://spine.example.org/fhir/mrn")
    #expect(site.usCore == .v6_1_0)
  }

  @Test func aCodeOfTheSiteHasTheShapeOfItsSystem() {
    let snomed = Terminology.snomedCT.uri
    #expect(SiteCode(system: snomed, code: "392236004") != nil)
    #expect(SiteCode(system: snomed, code: "447766008") == nil)
    #expect(SiteCode(system: "http://example.org/codes", code: "KYPHO-1") != nil)
    #expect(SiteCode(system: "http://example.org/codes", code: "") == nil)
    #expect(SiteCode(system: "http://example.org/codes", code: "two words") == nil)
  }

  @Test func encountersSharePatientsAndClinicians() throws {
    let mapper = EncounterMapper(secret: .demonstration)
    var one = try KyphoplastyEncounter.least(key: "E-1", levels: [.t12])
    one.team = [TeamMember(role: .primaryOperator, clinician: Clinician(npi: "1000000004"))]
    var other = one
    other.key = "E-2"
    let (oneBundle, otherBundle) = (mapper.bundle(for: one), mapper.bundle(for: other))
    func ids(_ bundle: R4.Bundle, _ isShared: Bool) -> Set<R4.ID> {
      Set(
        bundle.entry.filter { ($0.resource is R4.Patient) == isShared }
          .compactMap { $0.resource?.id })
    }
    #expect(ids(oneBundle, true) == ids(otherBundle, true))
    #expect(ids(oneBundle, false).isDisjoint(with: ids(otherBundle, false)))
    #expect(
      mapper.directoryBundle(for: one).json() == mapper.directoryBundle(for: other).json())
  }

  @Test func theTrackerGivesEachSharedResourceOutOnce() throws {
    let mapper = EncounterMapper(secret: .demonstration)
    var tracker = DirectoryTracker()
    var record = try KyphoplastyEncounter.least()
    #expect(tracker.newEntries(for: record, by: mapper)?.entry.count == 2)
    #expect(tracker.newEntries(for: record, by: mapper) == nil)
    var clinician = Clinician(key: "P-1")
    record.team = [TeamMember(role: .primaryOperator, clinician: clinician)]
    #expect(tracker.newEntries(for: record, by: mapper)?.entry.count == 1)
    clinician.specialty = .neurosurgery
    clinician.family = "Example"
    record.team = [TeamMember(role: .primaryOperator, clinician: clinician)]
    #expect(tracker.newEntries(for: record, by: mapper)?.entry.count == 2)
    record.team[0].clinician.family = nil
    #expect(tracker.newEntries(for: record, by: mapper) == nil)
  }
}
