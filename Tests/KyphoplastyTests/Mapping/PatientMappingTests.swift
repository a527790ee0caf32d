import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

struct PatientMappingTests {
  @Test func raceEthnicityAndSexAtBirthAreUSCoresExtensions() throws {
    let patient = try patient { patient in
      patient.race = [.white, .other, .white]
      patient.ethnicity = .hispanicOrLatino
      patient.birthSex = .male
    }
    let race = try #require(extension_("us-core-race", of: patient))
    #expect(race.texts(named: "code") == ["2106-3"])
    // The words tell what the record says, in its order.
    #expect(race.texts(named: "valueString") == ["White, Other race, White"])
    let ethnicity = try #require(extension_("us-core-ethnicity", of: patient))
    #expect(ethnicity.texts(named: "code") == ["2135-2"])
    #expect(extension_("us-core-birthsex", of: patient)?["valueCode"]?.string == "M")
  }

  @Test func aReasonForNoRaceStandsAlone() throws {
    let both = try patient { $0.race = [.unknown, .asian] }
    #expect(extension_("us-core-race", of: both)?.texts(named: "code") == ["2028-9"])
    let none = try patient { $0.race = [.askedButUnknown, .unknown] }
    #expect(extension_("us-core-race", of: none)?.texts(named: "code") == ["ASKU"])
  }

  @Test func aNameThatIsNotKnownSaysSo() throws {
    let name = try #require(patient { _ in }["name"]?.list.first)
    #expect(name["family"] == nil)
    #expect(name.texts(named: "valueCode") == ["unknown"])
  }

  @Test func theNarrativeEscapesWhatANameHolds() throws {
    let patient = try patient { $0.family = "O'Neil <b>& Sons" }
    let div = try #require(patient["text"]?["div"]?.string)
    #expect(div.contains("&lt;b&gt;&amp; Sons"))
    #expect(!div.contains("<b>"))
  }

  @Test func aDeathIsDatedWhereItCanBe() throws {
    var record = try KyphoplastyEncounter.least()
    record.discharge = Discharge(time: try time("2025-03-05T10:00:00-05:00"))
    record.discharge?.disposition = .expired
    #expect(try patient(of: record)["deceasedBoolean"]?.boolean == true)
    var outcome = ClinicalOutcome(timePoint: .month1, date: try time("2025-04-04"))
    outcome.death = try time("2025-04-01")
    record.outcomes = [outcome]
    #expect(try patient(of: record)["deceasedDateTime"]?.string == "2025-04-01")
    record.patient.deathDate = try time("2025-04-02")
    #expect(try patient(of: record)["deceasedDateTime"]?.string == "2025-04-02")
  }

  @Test func anAllergyIsNamedByWhatItIsTo() throws {
    var record = try KyphoplastyEncounter.least()
    record.patient.allergies = [.boneCement, .latex]
    let codes = try MappedJSON(record).resources("AllergyIntolerance")
      .flatMap { $0["code"]?.codes ?? [] }
    #expect(
      Set(codes) == [
        "http://snomed.info/sct|6043006",
        "http://example.org/fhir/kyphoplasty/CodeSystem/kyphoplasty|allergy-latex",
      ])
  }

  private func patient(_ change: (inout Patient) throws -> Void) throws -> JSONValue {
    var record = try KyphoplastyEncounter.least()
    try change(&record.patient)
    return try patient(of: record)
  }

  private func patient(of record: KyphoplastyEncounter) throws -> JSONValue {
    try #require(try MappedJSON(record).resources("Patient").first)
  }

  private func extension_(_ name: String, of patient: JSONValue) -> JSONValue? {
    patient["extension"]?.list
      .first { $0["url"]?.string?.hasSuffix("/\(name)") == true }
  }
}
