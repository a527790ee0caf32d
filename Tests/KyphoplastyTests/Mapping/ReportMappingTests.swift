import FHIRModel
import LosslessJSON
import Testing

@testable import Kyphoplasty

struct ReportMappingTests {
  @Test func theTimeUntilActivityIsNotItsDuration() throws {
    var record = try KyphoplastyEncounter.least()
    record.discharge = Discharge(time: try time("2025-03-04T14:00:00-05:00"))
    record.discharge?.instructions = Instructions()
    record.discharge?.instructions?.resumeActivityHours = 48
    let plan = try #require(MappedJSON(record).resources("CarePlan").first)
    #expect(plan.texts(named: "scheduledString") == ["after 48 h"])
    #expect(
      plan["activity"]?.elements.allSatisfy { $0["detail"]?["scheduledTiming"] == nil } == true)
  }

  @Test func aBiopsyOfAnInpatientIsDiagnostic() throws {
    var record = try KyphoplastyEncounter.least(class: .inpatient, levels: [.l1])
    record.biopsies = [Biopsy(level: .l1)]
    for procedure in try MappedJSON(record).resources("Procedure") {
      let isBiopsy =
        procedure["code"]?.codes(of: .icd10PCS) == ["0QB03ZX"]
        || procedure["code"]?.texts(named: "code").contains("vertebral-biopsy") == true
      #expect(
        procedure["category"]?.codes(of: .snomedCT) == [isBiopsy ? "103693007" : "387713003"])
    }
  }

  @Test func theOperationIsReportedByItsNotes() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.documents = try KyphoplastyEncounter.maximalDocuments()
    let json = try MappedJSON(record)
    let whole = try #require(json.resources("Procedure").first { $0["partOf"] == nil })
    let notes = json.resources("DocumentReference").filter {
      ["11504-8", "28570-0", "34121-4"].contains($0["type"]?.codes(of: .loinc).first)
    }
    #expect(notes.count == 3)
    #expect(
      Set(whole["report"]?.texts(named: "reference") ?? [])
        == Set(notes.map { "DocumentReference/\($0["id"]?.string ?? "")" }))
  }

  @Test func whatWasAskedForIsNotDoneWhereTheOperationIsNot() throws {
    var record = try KyphoplastyEncounter.least(levels: [.t12])
    record.referral = Referral()
    #expect(try status(ofReferralIn: record) == "completed")
    record.procedure.status = .notDone
    #expect(try status(ofReferralIn: record) == "unknown")
  }

  @Test func wordsAreKeptWhereTheYesOrNoIsMissing() throws {
    var record = try KyphoplastyEncounter.least()
    record.preoperative = PreoperativeState()
    record.preoperative?.clearance = "Cleared by cardiology"
    record.recovery = Recovery()
    record.recovery?.overnightReason = "Lives alone"
    let observations = try MappedJSON(record).resources("Observation")
    #expect(observations.count == 2)
    for observation in observations {
      #expect(observation["valueBoolean"] == nil)
      #expect(observation["dataAbsentReason"]?.texts(named: "code") == ["unknown"])
    }
    #expect(
      Set(observations.flatMap { $0["note"]?.texts(named: "text") ?? [] })
        == ["Cleared by cardiology", "Lives alone"])
  }

  @Test func theDayOfAReportIsToldWhereItHasNoTime() throws {
    var record = try KyphoplastyEncounter.least(levels: [.l1])
    var biopsy = Biopsy(level: .l1)
    biopsy.reported = try time("2025-03-15")
    record.biopsies = [biopsy]
    let report = try #require(MappedJSON(record).resources("DiagnosticReport").first)
    #expect(report["issued"] == nil)
    #expect(report["text"]?["div"]?.string?.contains("Reported 2025-03-15") == true)
  }

  @Test func aRecordIsNotSaidToBeWrittenAtTheStartOfTheStay() throws {
    #expect(try MappedJSON(try KyphoplastyEncounter.least()).resources("Provenance").isEmpty)
  }

  private func status(ofReferralIn record: KyphoplastyEncounter) throws -> String? {
    try MappedJSON(record).resources("ServiceRequest").first?["status"]?.string
  }
}
