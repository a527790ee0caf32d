import FHIRModel
import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

struct CourseMappingTests {
  @Test func aDrugWithoutATimeSaysThatTheTimeIsUnknown() throws {
    var record = try KyphoplastyEncounter.least()
    record.anesthesia = Anesthesia(types: [.local])
    record.anesthesia?.drugs = [AdministeredDrug(drug: .known(.lidocaine))]
    let drug = try #require(MappedJSON(record).resources("MedicationAdministration").first)
    #expect(drug["effectivePeriod"]?.texts(named: "valueCode") == ["unknown"])
    #expect(drug["dosage"] == nil)
  }

  @Test func aRouteWithoutADoseSaysThatTheDoseIsNotKnown() throws {
    var record = try KyphoplastyEncounter.least()
    var drug = AdministeredDrug(drug: .known(.cefazolin))
    drug.route = .intravenous
    record.antibiotics = [drug]
    let given = try #require(MappedJSON(record).resources("MedicationAdministration").first)
    let dosage = try #require(given["dosage"])
    #expect(dosage["route"]?.texts(named: "code") == ["route-intravenous"])
    #expect(dosage["dose"]?.texts(named: "valueCode") == ["unknown"])
    #expect(dosage["dose"]?["value"] == nil)
  }

  @Test func prescriptionsNameWhoAnswersForThem() throws {
    var record = try KyphoplastyEncounter.least()
    record.discharge = Discharge(time: try time("2025-03-04T14:00:00-05:00"))
    record.discharge?.medications = [Medication(drug: .known(.zoledronicAcid))]
    #expect(try requester(record)?.hasPrefix("Organization/") == true)
    record.team = [TeamMember(role: .primaryOperator, clinician: Clinician(key: "P-1"))]
    #expect(try requester(record)?.hasPrefix("Practitioner/") == true)
  }

  @Test func anAdverseEventCarriesGradeCauseAndWhatItLedTo() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.levels[0].cement = Cement()
    var complication = Complication(type: .cementPulmonaryEmbolism)
    complication.grade = Complication.Grade(system: .cirse2026, value: "3a")
    complication.relation = .cement
    complication.severity = .severe
    record.complications = [complication]
    let json = try MappedJSON(record)
    let event = try #require(json.resources("AdverseEvent").first)
    #expect(event.texts(named: "valueString") == ["CIRSE-2026", "3a"])
    #expect(event["severity"]?.texts(named: "code") == ["severe"])
    let suspect = try #require(event["suspectEntity"]?.texts(named: "reference").first)
    #expect(suspect.hasPrefix("Device/"))
    let condition = try #require(event["resultingCondition"]?.texts(named: "reference").first)
    let whole = try #require(json.resources("Procedure").first { $0["partOf"] == nil })
    #expect(whole["complicationDetail"]?.texts(named: "reference") == [condition])
  }

  @Test(
    arguments: [
      (nil, nil, nil), (.resolved, nil, nil), (.fatal, nil, "SeriousResultsInDeath"),
      (nil, ("SIR-2017", "death"), "SeriousResultsInDeath"),
      (.unknown, ("CIRSE-2017", "6"), "SeriousResultsInDeath"),
      (.resolved, ("CIRSE-2017", "6"), nil), (.ongoing, ("CIRSE-2026", "6"), nil),
      (.resolved, ("SIR-2017", "Life-threatening"), "SeriousIsLifeThreatening"),
      (.fatal, ("SIR-2017", "life-threatening"), "SeriousResultsInDeath"),
      (.resolvedWithSequelae, ("CIRSE-2017", "5"), nil),
    ] as [(Complication.Outcome?, (String, String)?, String?)])
  func anEventIsSeriousWhereOutcomeOrGradeDecideIt(
    outcome: Complication.Outcome?, grade: (String, String)?, code: String?
  ) throws {
    var record = try KyphoplastyEncounter.least()
    var complication = Complication(type: .cardiacArrest)
    complication.outcome = outcome
    complication.grade = try grade.map { system, value in
      let system = try #require(Complication.Grade.System(rawValue: system))
      return Complication.Grade(system: system, value: value)
    }
    record.complications = [complication]
    let event = try #require(MappedJSON(record).resources("AdverseEvent").first)
    #expect(event["seriousness"]?.texts(named: "code") == code.map { [$0] })
    #expect(event["seriousness"]?.texts(named: "version") == code.map { _ in ["4.0.1"] })
  }

  @Test func instructionsAreAPlanAndWhatThePatientWasTold() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.discharge = try KyphoplastyEncounter.maximalDischarge()
    let json = try MappedJSON(record)
    let plan = try #require(json.resources("CarePlan").first)
    let weeks = plan["activity"]?.list
      .first { $0.texts(named: "code").contains("instruction-no-lifting") }
    let bounds = weeks?["detail"]?["scheduledTiming"]?["repeat"]?["boundsDuration"]
    #expect(bounds?["value"]?.number == "6")
    #expect(bounds?["code"]?.string == "wk")
    #expect(plan["text"]?["div"]?.string?.contains("No heavy lifting for 6 weeks") == true)
    let told = try #require(json.resources("CommunicationRequest").first)
    #expect(told.texts(named: "contentString").last == "Call us for fever.")
  }

  @Test func aPathologyThatIsPendingIsRegisteredOnly() throws {
    var record = try KyphoplastyEncounter.least(levels: [.l1])
    var biopsy = Biopsy(level: .l1)
    record.biopsies = [biopsy]
    #expect(try MappedJSON(record).resources("DiagnosticReport").isEmpty)
    biopsy.result = .pending
    record.biopsies = [biopsy]
    let report = try #require(MappedJSON(record).resources("DiagnosticReport").first)
    #expect(report["status"]?.string == "registered")
    #expect(report["code"]?.codes(of: .loinc) == ["11526-1"])
  }

  @Test func answersHaveLinkIdsOfThePublishedQuestionnairesAndNoWords() throws {
    let json = try MappedJSON(try KyphoplastyEncounter.maximal())
    for name in ["oswestry", "roland-morris"] {
      let published = try JSONDocument(
        try PackageFolder.bytes(of: PackageFolder.profiles + "/Questionnaire-\(name).json")
      ).value
      let url = try #require(published["url"]?.string)
      let links = Set(published.texts(named: "linkId"))
      let answers = json.resources("QuestionnaireResponse")
        .filter { $0["questionnaire"]?.string == url }
      #expect(!answers.isEmpty)
      for answer in answers {
        #expect(Set(answer.texts(named: "linkId")).isSubset(of: links))
        #expect(answer["item"]?.elements.allSatisfy { $0["text"] == nil } == true)
      }
      #expect(published["item"]?.elements.allSatisfy { $0["text"] == nil } == true)
    }
  }

  @Test func aNoteIsItsTextInBase64() throws {
    var record = try KyphoplastyEncounter.least()
    var document = ClinicalDocument(type: .operationNote)
    document.text = "Ends well."
    record.documents = [document]
    let json = try #require(MappedJSON(record).resources("DocumentReference").first)
    #expect(json.texts(named: "data") == ["RW5kcyB3ZWxsLg=="])
    #expect(json.texts(named: "contentType") == ["text/plain"])
    #expect(json["type"]?.codes(of: .loinc) == ["11504-8"])
  }

  @Test func theProvenanceIsOfTheRecordElseOfTheDischargeElseOfTheProcedure() throws {
    var record = try KyphoplastyEncounter.least()
    record.encounter.start = try time("2025-03-04")
    #expect(try MappedJSON(record).resources("Provenance").isEmpty)
    record.procedure.end = try time("2025-03-04T09:15:00-05:00")
    #expect(try recorded(record) == "2025-03-04T09:15:00-05:00")
    record.discharge = Discharge(time: try time("2025-03-04T14:00:00-05:00"))
    #expect(try recorded(record) == "2025-03-04T14:00:00-05:00")
    record.recordedAt = try time("2025-03-05T08:00:00-05:00")
    #expect(try recorded(record) == "2025-03-05T08:00:00-05:00")
  }

  @Test func theProvenanceIsOfEveryOtherResource() throws {
    let json = try MappedJSON(try KyphoplastyEncounter.maximal())
    let provenance = try #require(json.resources("Provenance").first)
    let others = json.addresses.filter { !$0.hasPrefix("Provenance/") }
    #expect(Set(provenance["target"]?.texts(named: "reference") ?? []) == Set(others))
  }

  private func requester(_ record: KyphoplastyEncounter) throws -> String? {
    try MappedJSON(record).resources("MedicationRequest").first?["requester"]?["reference"]?.string
  }

  private func recorded(_ record: KyphoplastyEncounter) throws -> String? {
    try MappedJSON(record).resources("Provenance").first?["recorded"]?.string
  }
}
