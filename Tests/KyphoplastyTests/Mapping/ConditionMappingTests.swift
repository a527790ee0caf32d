import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

struct ConditionMappingTests {
  @Test func theDateOfADiagnosisIsNotTheOnsetOfTheDisease() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.diagnosis.osteoporosis = Osteoporosis()
    record.diagnosis.osteoporosis?.diagnosed = try time("2019")
    record.diagnosis.neoplasm = Neoplasm(type: .boneMetastasis)
    record.diagnosis.neoplasm?.diagnosed = try time("2019")
    record.diagnosis.fractures[0].diagnosed = try time("2019")
    for condition in try MappedJSON(record).resources("Condition") {
      #expect(condition["onsetDateTime"] == nil)
      #expect(condition["recordedDate"]?.string == "2019")
      #expect(condition.texts(named: "valueDateTime") == ["2019"])
    }
  }

  @Test func aNewFractureCameAfterTheOperation() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.diagnosis.fractures = []
    var outcome = ClinicalOutcome(timePoint: .month3, date: try time("2025-06-04"))
    outcome.newFractures = [NewFracture(level: .l1, date: try time("2025-05-30"))]
    record.outcomes = [outcome]
    let json = try MappedJSON(record)
    let whole = try #require(json.resources("Procedure").first { $0["partOf"] == nil })
    let fracture = try #require(json.resources("Condition").first)
    let link = try #require(fracture["extension"]?.elements.first { _ in true })
    #expect(
      link["url"]?.string
        == "http://hl7.org/fhir/StructureDefinition/condition-occurredFollowing")
    #expect(link.texts(named: "reference") == ["Procedure/\(whole["id"]?.string ?? "")"])
  }

  @Test func aComplicationIsCalledByItsKindAndItsWordsAreNotes() throws {
    var complication = Complication(type: .hypotension)
    complication.text = "60/40 for two minutes"
    complication.treatment = "Fluids"
    let condition = try condition(of: complication)
    #expect(condition["code"]?["text"]?.string == "Hypotension")
    #expect(
      condition["note"]?.texts(named: "text")
        == ["60/40 for two minutes", "Treatment: Fluids"])
    var other = Complication(type: .other)
    other.text = "Hiccup"
    #expect(try self.condition(of: other)["code"]?["text"]?.string == "Hiccup")
    #expect(try self.condition(of: other)["note"]?.texts(named: "text") == ["Hiccup"])
  }

  @Test func theSideOfAComplicationIsPartOfItsPlace() throws {
    var complication = Complication(type: .nerveRootInjury)
    complication.side = .right
    let side = try #require(condition(of: complication)["bodySite"])
    #expect(side.texts(named: "text") == ["right"])
    #expect(side.texts(named: "code") == [])
    complication.level = .l4
    let both = try #require(condition(of: complication)["bodySite"])
    #expect(both.texts(named: "text") == ["L4, right"])
    #expect(both.texts(named: "code") == ["11994002"])
  }

  @Test(arguments: [
    (Complication.Phase.intraoperative, "encounter-diagnosis"),
    (.postoperative, "encounter-diagnosis"), (.late, "problem-list-item"),
  ])
  func whatComesLateIsNoDiagnosisOfTheStay(phase: Complication.Phase, category: String) throws {
    var complication = Complication(type: .discitis)
    complication.phase = phase
    let condition = try condition(of: complication)
    #expect(condition["category"]?.texts(named: "code") == [category])
  }

  @Test func noLossOfHeightIsNoCondition() throws {
    var record = try KyphoplastyEncounter.least()
    record.patient.heightLossCm = try number("0.0")
    #expect(try MappedJSON(record).resources("Condition").isEmpty)
    record.patient.heightLossCm = try number("4.5")
    #expect(try MappedJSON(record).resources("Condition").count == 1)
  }

  private func condition(of complication: Complication) throws -> JSONValue {
    var record = try KyphoplastyEncounter.least()
    record.complications = [complication]
    return try #require(MappedJSON(record).resources("Condition").first)
  }
}
