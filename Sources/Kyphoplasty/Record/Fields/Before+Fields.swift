internal import FHIRModel

extension Symptoms: RecordGroup {
  static var blank: Self? { Symptoms() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("pain", &pain)
    fields.optional("onset", &onset)
    fields.optional("progression", &progression)
    fields.optional("painMatchesImaging", &painMatchesImaging)
    fields.optional("worseUpright", &worseUpright)
    fields.optional("reliefSupine", &reliefSupine)
    fields.optional("mobility", &mobility)
    fields.optional("fallRisk", &fallRisk)
    fields.optional("repeatedFalls", &repeatedFalls)
    fields.optional("disturbedSleep", &disturbedSleep)
    fields.optional("kyphosis", &kyphosis)
    fields.optional("lungFunction", &lungFunction)
    fields.optional("bedDays", &bedDays, .quantity(.day))
  }
}

extension PriorTherapy: RecordGroup {
  static var blank: Self? { PriorTherapy(type: .analgesics) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("type", &type)
    fields.optional("start", &start)
    fields.optional("end", &end)
    fields.optional("failed", &failed)
    fields.optional("text", &text)
  }
}

extension Neurology: RecordGroup {
  static var blank: Self? { Neurology(deficit: false) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("deficit", &deficit)
    fields.list("findings", &findings)
    fields.optional("text", &text)
  }
}

extension ImagingExamination: RecordGroup {
  static var blank: Self? { ImagingExamination(modality: .xray, phase: .before) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("modality", &modality)
    fields.required("phase", &phase)
    fields.optional("date", &date)
    fields.optional("studyUid", &studyUid, .form(.dicomUID))
    fields.optional("accession", &accession, .form(.key))
    fields.groups("vertebrae", &vertebrae)
    fields.optional("kyphoticAngleDeg", &kyphoticAngleDeg, .quantity(.degree, -180...180))
    fields.optional("angleLevels", &angleLevels)
    fields.optional("conclusion", &conclusion)
  }
}

extension VertebraImage: RecordGroup {
  static var blank: Self? { VertebraImage(level: .t12) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("level", &level)
    fields.optional("edema", &edema)
    fields.optional("posteriorWallDisrupted", &posteriorWallDisrupted)
    fields.optional("retropulsion", &retropulsion)
    fields.group("height", &height)
    fields.optional("wedgeAngleDeg", &wedgeAngleDeg, .quantity(.degree, -180...180))
  }
}

extension VertebralHeight: RecordGroup {
  static var blank: Self? { VertebralHeight() }

  /// The bounds are those of rule 43.
  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("anteriorMm", &anteriorMm, .quantity(.millimeter, 0...60))
    fields.optional("middleMm", &middleMm, .quantity(.millimeter, 0...60))
    fields.optional("posteriorMm", &posteriorMm, .quantity(.millimeter, 0...60))
  }
}

extension PreoperativeState: RecordGroup {
  static var blank: Self? { PreoperativeState() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.optional("asaClass", &asaClass, .range(1...6))
    fields.optional("examined", &examined)
    fields.optional("cleared", &cleared)
    fields.optional("clearance", &clearance)
    fields.groups("boneDensity", &boneDensity)
    fields.optional("fraxMajorPercent", &fraxMajorPercent, .quantity(.percent, 0...100))
    fields.optional("vitaminDNgPerMl", &vitaminDNgPerMl, .quantity(.nanogramPerMilliliter))
    fields.groups("medications", &medications)
    fields.list("comorbidities", &comorbidities)
  }
}

extension BoneDensity: RecordGroup {
  static var blank: Self? { BoneDensity(site: .lumbarSpine) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("site", &site)
    fields.optional("tScore", &tScore, .quantity(.standardDeviation, -8...8))
    fields.optional("densityGPerCm2", &densityGPerCm2, .quantity(.gramPerArea))
    fields.optional("date", &date)
  }
}

extension Medication: RecordGroup {
  static var blank: Self? { Medication(drug: .named("")) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("drug", &drug)
    fields.optional("dosage", &dosage)
    fields.optional("reason", &reason)
  }
}

extension ConsentGiven: RecordGroup {
  static var blank: Self? { ConsentGiven(obtained: false) }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("obtained", &obtained)
    fields.optional("date", &date)
    fields.optional("optionsDiscussed", &optionsDiscussed)
    fields.optional("registry", &registry)
  }
}
