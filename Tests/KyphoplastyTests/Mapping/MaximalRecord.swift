import FHIRModel
import Testing

@testable import Kyphoplasty

extension KyphoplastyEncounter {
  /// A record in which every field says something.
  static func maximal() throws -> KyphoplastyEncounter {
    var record = try least(key: "E 7/ü", class: .inpatient, levels: [.t12, .l1])
    record.recordedAt = try time("2025-03-04T15:20:00-05:00")
    var author = Clinician(key: "REG-7")
    author.family = "Registrar"
    record.recordedBy = author
    record.facility.npi = "1234567893"
    record.facility.type = .hospital
    record.facility.phone = "+1 555 0100"
    record.facility.address = address
    record.facility.location = "Suite 2"
    record.patient = try maximalPatient()
    var coverage = Coverage(payer: "Example Plan")
    coverage.memberId = "MBR-1"
    coverage.type = "Part B"
    record.coverage = [coverage]
    record.encounter.end = try time("2025-03-05T10:00:00-05:00")
    record.encounter.type = "Elective stay"
    record.referral = try maximalReferral()
    record.diagnosis = try maximalDiagnosis()
    record.symptoms = try maximalSymptoms()
    record.priorTherapy = try PriorTherapy.Kind.allCases.map { kind in
      var therapy = PriorTherapy(type: kind)
      therapy.start = try time("2025-01-17")
      therapy.end = try time("2025-02-17")
      therapy.failed = true
      therapy.text = "What exactly"
      return therapy
    }
    var neurology = Neurology(deficit: true)
    neurology.findings = Neurology.Deficit.allCases
    neurology.text = "Numb left leg"
    record.neurology = neurology
    record.imaging = try maximalImaging()
    record.preoperative = try maximalPreoperativeState()
    record.team = maximalTeam
    var consent = ConsentGiven(obtained: true)
    consent.date = try time("2025-02-27")
    consent.optionsDiscussed = true
    consent.registry = false
    record.consent = consent
    record.goals = TreatmentGoal.allCases
    record.procedure = try maximalProcedure()
    record.levels = [try maximalLevel(.t12), try maximalLevel(.l1)]
    record.anesthesia = try maximalAnesthesia()
    record.antibiotics = [try drug(.known(.cefazolin), "2025-03-04T08:05:00-05:00")]
    record.contrast = [try drug(.known(.iopamidol), "2025-03-04T08:50:00-05:00")]
    record.vitals = try maximalVitals()
    record.radiation = try maximalRadiation()
    record.biopsies = try maximalBiopsies()
    record.complications = try maximalComplications()
    record.recovery = try maximalRecovery()
    record.discharge = try maximalDischarge()
    record.outcomes = try maximalOutcomes()
    record.documents = try maximalDocuments()
    record.confirmed = ["clinical.contraindicated"]
    return record
  }

  static var address: PostalAddress {
    var address = PostalAddress()
    address.line = ["1 Harbor Way"]
    address.city = "Exampleton"
    address.state = "MA"
    address.postalCode = "02000"
    address.country = "US"
    return address
  }

  private static func maximalPatient() throws -> Patient {
    var patient = Patient(mrn: "M-7", sex: .female)
    patient.family = "O'Example <&>"
    patient.given = ["Ada", "B."]
    patient.birthDate = R4.Date("1948-07-19")
    patient.birthSex = .female
    patient.race = [.white, .asian, .other]
    patient.ethnicity = .notHispanicOrLatino
    patient.language = "en-US"
    patient.phone = "+1 555 0111"
    patient.email = "ada@example.org"
    patient.address = address
    patient.deathDate = try time("2026-01-01")
    patient.heightCm = try number("158.0")
    patient.heightLossCm = try number("4.50")
    patient.weightKg = try number("61.2")
    patient.smoking = .former
    patient.allergies = Allergy.allCases
    return patient
  }

  private static func maximalReferral() throws -> Referral {
    var referral = Referral()
    var requester = Clinician(key: "P-301")
    requester.family = "Ito"
    referral.requester = requester
    referral.date = try time("2025-02-20")
    referral.reason = "Pain after six weeks"
    referral.secondOpinion = true
    return referral
  }

  private static var maximalTeam: [TeamMember] {
    let npis = ["1000000004", "1000000012", "1000000020", "1000000038"]
    return TeamMember.Role.allCases.enumerated().map { place, role in
      var clinician = Clinician(npi: npis.indices.contains(place) ? npis[place] : nil)
      clinician.key = "P-\(place)"
      clinician.family = "Family\(place)"
      clinician.given = ["Given"]
      clinician.specialty =
        Clinician.Specialty.allCases[place % Clinician.Specialty.allCases.count]
      clinician.annualVolume = 10 * place
      return TeamMember(role: role, clinician: clinician)
    }
  }

  static func drug(_ drug: Drug, _ at: String) throws -> AdministeredDrug {
    var administered = AdministeredDrug(drug: drug)
    administered.dose = try number("2.0")
    administered.unit = .milligram
    administered.route = .intravenous
    administered.time = try time(at)
    return administered
  }
}
