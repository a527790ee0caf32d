import FHIRModel
import Testing

@testable import Kyphoplasty

extension KyphoplastyEncounter {
  static func maximalDiagnosis() throws -> Diagnosis {
    var diagnosis = Diagnosis(
      fractures: try Fracture.Cause.allCases.enumerated().map { place, cause in
        var fracture = Fracture(level: Vertebra.allCases[17 + place], cause: cause)
        fracture.onset = try time("2025-01-16")
        fracture.diagnosed = try time("2025-02-11")
        fracture.age = .subacute
        fracture.morphology = .wedge
        fracture.genantGrade = 2
        fracture.ofClass = 3
        fracture.aoType = "A1.2"
        fracture.heightLossPercent = try number("32")
        fracture.progressive = true
        fracture.phase = .initial
        return fracture
      })
    var neoplasm = Neoplasm(type: .multipleMyeloma)
    neoplasm.course = .inRelapse
    neoplasm.primarySite = "Bone marrow"
    neoplasm.diagnosed = try time("2020")
    diagnosis.neoplasm = neoplasm
    var osteoporosis = Osteoporosis()
    osteoporosis.type = .postmenopausal
    osteoporosis.diagnosed = try time("2019")
    osteoporosis.priorFragilityFracture = true
    diagnosis.osteoporosis = osteoporosis
    var injury = Injury(mechanism: .fall)
    injury.date = try time("2025-01-16")
    injury.text = "Fell on the stairs"
    diagnosis.injury = injury
    diagnosis.priorMisdiagnosis = "Muscle strain"
    diagnosis.contraindications = Contraindication.allCases
    return diagnosis
  }

  static func maximalSymptoms() throws -> Symptoms {
    var symptoms = Symptoms()
    symptoms.pain = .thoracic
    symptoms.onset = try time("2025-01-16")
    symptoms.progression = .worsening
    symptoms.painMatchesImaging = true
    symptoms.worseUpright = true
    symptoms.reliefSupine = true
    symptoms.mobility = .reduced
    symptoms.fallRisk = true
    symptoms.repeatedFalls = true
    symptoms.disturbedSleep = true
    symptoms.kyphosis = true
    symptoms.lungFunction = "Shallow breathing"
    symptoms.bedDays = 6
    return symptoms
  }

  static func maximalImaging() throws -> [ImagingExamination] {
    try ImagingExamination.Modality.allCases.map { modality in
      var examination = ImagingExamination(
        modality: modality, phase: modality == .fluoroscopy ? .during : .before)
      examination.date = try time("2025-02-11T10:30:00-05:00")
      examination.studyUid = "2.25.3298007"
      examination.accession = "A-5512"
      examination.vertebrae = try [Vertebra.t12, .l1].map { level in
        var image = VertebraImage(level: level)
        image.edema = true
        image.posteriorWallDisrupted = false
        image.retropulsion = false
        image.height = try height("17.5")
        image.wedgeAngleDeg = try number("14")
        return image
      }
      examination.kyphoticAngleDeg = try number("18")
      examination.angleLevels = "T11-L1"
      examination.conclusion = "Acute fracture"
      return examination
    }
  }

  static func height(_ anterior: String) throws -> VertebralHeight {
    var height = VertebralHeight()
    height.anteriorMm = try number(anterior)
    height.middleMm = try number("18.0")
    height.posteriorMm = try number("26.0")
    return height
  }

  static func maximalPreoperativeState() throws -> PreoperativeState {
    var state = PreoperativeState()
    state.asaClass = 3
    state.examined = try time("2025-02-27")
    state.cleared = true
    state.clearance = "Cleared by cardiology"
    state.boneDensity = try BoneDensity.Site.allCases.map { site in
      var density = BoneDensity(site: site)
      density.tScore = try number("-3.1")
      density.densityGPerCm2 = try number("0.710")
      density.date = try time("2025-02-14")
      return density
    }
    state.fraxMajorPercent = try number("28")
    state.vitaminDNgPerMl = try number("19.5")
    var medication = Medication(drug: .known(.alendronate))
    medication.dosage = "70 mg once a week"
    medication.reason = "Osteoporosis"
    state.medications = [medication, Medication(drug: .named("Amlodipine"))]
    state.comorbidities = ["Hypertension", "Asthma"]
    return state
  }
}
