internal import FHIRModel

extension KyphoplastyEncounter: RecordGroup {
  static var blank: Self? {
    Stay.blank.map { stay in
      KyphoplastyEncounter(
        key: "", facility: Facility(key: "", name: ""), patient: Patient(mrn: "", sex: .unknown),
        encounter: stay, diagnosis: Diagnosis(fractures: []),
        procedure: Augmentation(technique: .balloonKyphoplasty))
    }
  }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("key", &key, .form(.key))
    fields.optional("recordedAt", &recordedAt)
    fields.group("recordedBy", &recordedBy)
    fields.requiredGroup("facility", &facility)
    fields.requiredGroup("patient", &patient)
    fields.groups("coverage", &coverage)
    fields.requiredGroup("encounter", &encounter)
    fields.group("referral", &referral)
    fields.requiredGroup("diagnosis", &diagnosis)
    fields.group("symptoms", &symptoms)
    fields.groups("priorTherapy", &priorTherapy)
    fields.group("neurology", &neurology)
    fields.groups("imaging", &imaging)
    fields.group("preoperative", &preoperative)
    fields.groups("team", &team)
    fields.group("consent", &consent)
    fields.list("goals", &goals)
    fields.requiredGroup("procedure", &procedure)
    fields.groups("levels", &levels)
    fields.group("anesthesia", &anesthesia)
    fields.groups("contrast", &contrast)
    fields.groups("antibiotics", &antibiotics)
    fields.groups("vitals", &vitals)
    fields.group("radiation", &radiation)
    fields.groups("biopsies", &biopsies)
    fields.groups("complications", &complications)
    fields.group("recovery", &recovery)
    fields.group("discharge", &discharge)
    fields.groups("outcomes", &outcomes)
    fields.groups("documents", &documents)
    fields.list("confirmed", &confirmed)
  }
}

extension Stay: RecordGroup {
  static var blank: Self? { R4.DateTime.standIn.map { Stay(class: .ambulatory, start: $0) } }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.required("class", &self.class)
    fields.required("start", &start)
    fields.optional("end", &end)
    fields.optional("type", &type)
  }
}

extension Referral: RecordGroup {
  static var blank: Self? { Referral() }

  mutating func visit(_ fields: inout some FieldVisitor) {
    fields.group("requester", &requester)
    fields.optional("date", &date)
    fields.optional("reason", &reason)
    fields.optional("secondOpinion", &secondOpinion)
  }
}

extension R4.DateTime {
  /// Stands in for a time that is required and was not given.
  static var standIn: R4.DateTime? { R4.DateTime("1970") }
}
