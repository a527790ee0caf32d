import FHIRModel
import Testing

@testable import Kyphoplasty

extension KyphoplastyEncounter {
  static func maximalComplications() throws -> [Complication] {
    try Complication.Kind.allCases.map { kind in
      var complication = Complication(type: kind)
      complication.level = .t12
      complication.onset = try time("2025-03-04T09:00:00-05:00")
      complication.phase = .intraoperative
      complication.severity = .moderate
      complication.grade = Complication.Grade(system: .cirse2017, value: "3")
      complication.relation = .cement
      complication.outcome = .resolved
      complication.corPulmonale = false
      complication.side = .left
      complication.treatment = "Watched"
      complication.text = kind == .other ? "Hiccup" : nil
      return complication
    }
  }

  static func maximalRecovery() throws -> Recovery {
    var recovery = Recovery()
    recovery.flatMinutes = try number("60")
    recovery.ambulatory = true
    recovery.overnight = true
    recovery.overnightReason = "Two levels"
    return recovery
  }

  static func maximalDischarge() throws -> Discharge {
    var discharge = Discharge(time: try time("2025-03-05T10:00:00-05:00"))
    discharge.disposition = .home
    var medication = Medication(drug: .known(.zoledronicAcid))
    medication.dosage = "5 mg once a year"
    medication.reason = "Osteoporosis"
    discharge.medications = [medication]
    var instructions = Instructions()
    instructions.bedRestDays = 1
    instructions.resumeActivityHours = 48
    instructions.noLiftingWeeks = 6
    instructions.ice = true
    instructions.followUp = try time("2025-03-11")
    instructions.text = "Call us for fever."
    discharge.instructions = instructions
    discharge.densitometryReferral = true
    discharge.osteoporosisEducation = true
    return discharge
  }

  static func maximalOutcomes() throws -> [ClinicalOutcome] {
    try ClinicalOutcome.TimePoint.allCases.enumerated().map { place, point in
      var outcome = ClinicalOutcome(
        timePoint: point, date: try time("2025-0\(place + 2)-03T09:00:00-05:00"))
      outcome.nrs = try number("8")
      outcome.vasMm = try number("78")
      outcome.odi = try number("62.2")
      outcome.odiItems = [4, 3, 4, 3, 3, 3, 3, nil, 3, 2]
      outcome.rmdq = 18
      outcome.rmdqItems = (0..<24).map { $0 == 7 ? nil : $0.isMultiple(of: 2) }
      outcome.eq5dIndex = try number("-0.120")
      outcome.eq5dVas = try number("75")
      outcome.sf36Physical = try number("33.4")
      outcome.vr12Physical = try number("31.0")
      outcome.promisPhysical = try number("36")
      outcome.comi = try number("5.5")
      outcome.bedDays = 1
      outcome.ambulatory = true
      let places: [(Vertebra, NewFracture.Relation)] = [
        (.t11, .adjacent), (.t5, .distant), (.t12, .sameLevel),
      ]
      outcome.newFractures = places.map { level, relation in
        var fracture = NewFracture(level: level, date: outcome.date)
        fracture.relation = relation
        fracture.symptomatic = true
        return fracture
      }
      var readmission = Readmission(date: outcome.date)
      readmission.reason = "Pain"
      readmission.related = false
      outcome.readmission = readmission
      outcome.reoperation = false
      outcome.death = try time("2026-01-01")
      return outcome
    }
  }

  static func maximalDocuments() throws -> [ClinicalDocument] {
    try ClinicalDocument.Kind.allCases.map { kind in
      var document = ClinicalDocument(type: kind)
      document.date = try time("2025-03-04T09:40:00-05:00")
      document.text = "Text of the note."
      document.url = "https://example.org/notes/1"
      return document
    }
  }
}
