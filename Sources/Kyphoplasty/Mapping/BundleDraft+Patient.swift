internal import FHIRModel

extension BundleDraft {
  mutating func addPatient() {
    let patient = record.patient
    add(
      R4.Patient(
        text: narrative(of: patient),
        extension: USCoreDemographics.extensions(of: patient)
          + USCoreDifferences.extensions(of: patient, in: site.usCore),
        identifier: [
          R4.Identifier(
            use: .usual, type: R4.CodeableConcept(HL7.IdentifierType.medicalRecordNumber),
            system: site.medicalRecordNumbers, value: patient.mrn)
        ],
        name: [R4.HumanName(family: patient.family, given: patient.given)],
        telecom: [
          patient.phone.map { R4.ContactPoint(system: .phone, value: .known($0)) },
          patient.email.map { R4.ContactPoint(system: .email, value: .known($0)) },
        ].compactMap(\.self),
        gender: R4.AdministrativeGender(rawValue: patient.sex.rawValue),
        birthDate: patient.birthDate.map { .known($0) },
        deceased: deceased,
        address: patient.address.map { [R4.Address($0)] } ?? [],
        communication: patient.language.map { [Self.language($0)] } ?? [],
        managingOrganization: directory.organization),
      patientID, from: "patient")
    addBody()
  }

  mutating func addAllergies() {
    let ids = self.ids.ids(R4.AllergyIntolerance.self, of: record.patient.allergies) {
      [$0.rawValue]
    }
    for (place, allergy) in record.patient.allergies.enumerated() {
      add(
        R4.AllergyIntolerance(
          clinicalStatus: .active, verificationStatus: .unconfirmed,
          category: allergy.category,
          code: R4.CodeableConcept(allergy, text: allergy.words),
          patient: patient, encounter: stay),
        ids[place], from: "patient.allergies[\(place)]")
    }
  }

  private mutating func addBody() {
    let patient = record.patient
    if let height = patient.heightCm {
      observe(
        LOINC.bodyHeight, .measured(height, .centimeter), .vitalSigns, beforeProcedure,
        from: "patient.heightCm")
    }
    if let weight = patient.weightKg {
      observe(
        LOINC.bodyWeight, .measured(weight, .kilogram), .vitalSigns, beforeProcedure,
        from: "patient.weightKg")
    }
    if let smoking = patient.smoking {
      observe(
        LOINC.smokingStatus, .concept(smoking), .socialHistory, beforeProcedure,
        from: "patient.smoking")
    }
    if let death = patient.deathDate, record.outcomes.contains(where: { $0.death != nil }) {
      // The patient's own element holds one date: a death that a visit tells of as well is told twice.
      observe(
        Measure.death, .dateTime(death), .exam, nil, from: "patient.deathDate")
    }
    guard let loss = patient.heightLossCm else { return }
    observe(
      Measure.bodyHeightLoss, .measured(loss, .centimeter), .exam, beforeProcedure,
      from: "patient.heightLossCm")
    // R29.890 excludes osteoporosis (M80-M81), in which the loss is part of the disease.
    guard loss > 0, !isOsteoporotic else { return }
    add(
      R4.Condition(
        clinicalStatus: .active, verificationStatus: .confirmed,
        category: [R4.CodeableConcept(HL7.ConditionCategory.encounterDiagnosis)],
        code: R4.CodeableConcept(ICD10CM.Disease.lossOfHeight, text: "Loss of height"),
        subject: self.patient, encounter: stay),
      ids.id(R4.Condition.self, "height-loss"), from: "patient.heightLossCm")
  }

  private var isOsteoporotic: Bool {
    record.diagnosis.osteoporosis.map { $0.type != .osteopenia } == true
      || record.diagnosis.fractures.contains {
        $0.cause == .osteoporosis || $0.cause == .secondaryOsteoporosis
      }
  }

  /// A death that the record dates, or else the one that the way out tells of.
  private var deceased: R4.Patient.Deceased? {
    if let date = record.patient.deathDate ?? record.outcomes.lazy.compactMap(\.death).first {
      return .dateTime(date)
    }
    return record.discharge?.disposition == .expired ? .boolean(true) : nil
  }

  private static func language(_ tag: String) -> R4.Patient.Communication {
    R4.Patient.Communication(
      language: R4.CodeableConcept(
        coding: [R4.Coding(system: Terminology.language.uri, code: tag)]),
      preferred: true)
  }

  private func narrative(of patient: Patient) -> R4.Narrative? {
    var words = R4.XHTML()
    let name = (patient.given + [patient.family].compactMap(\.self)).joined(separator: " ")
    words.paragraph(name.isEmpty ? "Name not known" : name)
    var facts = [patient.sex == .unknown ? "sex not known" : patient.sex.rawValue]
    if let birthDate = patient.birthDate { facts.append("born \(birthDate.text)") }
    words.paragraph(facts.joined(separator: ", "))
    return R4.Narrative(generated: words)
  }
}

extension R4.HumanName {
  /// The official name; where neither part of it is known, that it is not.
  init(family: String?, given: [String]) {
    if family == nil && given.isEmpty {
      self = MissingData.name
    } else {
      self.init(use: .official, family: family.map { .known($0) }, given: given)
    }
  }
}

extension R4.Address {
  init(_ address: PostalAddress) {
    self.init(
      line: address.line, city: address.city, state: address.state,
      postalCode: address.postalCode, country: address.country)
  }
}

extension Allergy {
  var category: [R4.AllergyIntolerance.Category] {
    switch self {
    case .iodinatedContrast, .boneCement, .localAnesthetic, .antibiotic: [.medication]
    case .latex: [.environment]
    }
  }

  var words: String {
    switch self {
    case .iodinatedContrast: "Iodinated contrast"
    case .boneCement: "Bone cement"
    case .localAnesthetic: "Local anesthetic"
    case .antibiotic: "Antibiotic"
    case .latex: "Latex"
    }
  }
}
