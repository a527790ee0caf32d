internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  var patientPart: RecordPart? {
    guard let patient else { return nil }
    log.use(patient)
    var part = RecordPart(from: .node(patient.element.node))
    part.set("mrn", medicalRecordNumber(of: patient))
    let name = officialName(of: patient.element)
    // A name of which nothing is known says so, and no more.
    let unknown = patient.all("name").filter {
      $0["extension"] != nil && $0["family"] == nil && $0["given"] == nil && $0["text"] == nil
    }
    for name in unknown { log.use(name) }
    part.set("family", text(name?["family"]))
    part.set("given", (name?.all("given") ?? []).compactMap { text($0) })
    part.set("birthDate", text(patient["birthDate"]))
    part.set("sex", text(patient["gender"]))
    part.set("birthSex", birthSex(of: patient.element))
    part.set("race", races(of: patient.element))
    part.set("ethnicity", ethnicity(of: patient.element))
    part.set("language", language(of: patient))
    part.set("phone", contact("phone", of: patient.element))
    part.set("email", contact("email", of: patient.element))
    part.set("address", address(patient.first("address")))
    part.set("deathDate", deathDate(of: patient))
    part.set("heightCm", amount(LOINC.bodyHeight, .centimeter))
    part.set("heightLossCm", amount(Measure.bodyHeightLoss, .centimeter))
    part.set("weightKg", amount(LOINC.bodyWeight, .kilogram))
    part.set("smoking", word(LOINC.smokingStatus, as: Patient.SmokingStatus.self))
    part.set("allergies", allergies)
    useDerived(ICD10CM.Disease.lossOfHeight)
    return part
  }

  /// By its type, else the usual identifier, else the first.
  private func medicalRecordNumber(of patient: BundleResource) -> PartValue? {
    let identifiers = patient.all("identifier").filter { $0["value"] != nil }
    let number =
      identifiers.first {
        $0["type"]?.has(HL7.IdentifierType.medicalRecordNumber.entry) == true
      }
      ?? identifiers.first { $0["use"]?.isText("usual") == true } ?? identifiers.first
    if let number { log.use(number) }
    return text(number?["value"])
  }

  /// The official name, else the first that has a part.
  func officialName(of element: BundleElement) -> BundleElement? {
    let names = element.all("name").filter { $0["family"] != nil || $0["given"] != nil }
    return names.first { $0["use"]?.isText("official") == true } ?? names.first
  }

  func contact(_ system: String, of element: BundleElement) -> PartValue? {
    let contact = element.all("telecom").first {
      $0["system"]?.isText(system) == true && $0["value"] != nil
    }
    if let contact { log.use(contact) }
    return text(contact?["value"])
  }

  func address(_ element: BundleElement?) -> RecordPart? {
    guard let element else { return nil }
    var part = RecordPart(from: .node(element.node))
    part.set("line", element.all("line").compactMap { text($0) })
    part.set("city", text(element["city"]))
    part.set("state", text(element["state"]))
    part.set("postalCode", text(element["postalCode"]))
    part.set("country", text(element["country"]))
    return part
  }

  private func birthSex(of patient: BundleElement) -> PartValue? {
    if let own = patient.extended(by: OwnExtension.birthSex.url.text) {
      log.use(own)
      return text(own["valueCode"])
    }
    guard let element = patient.extended(by: USCoreDemographics.birthSexURL.text),
      let code = element["valueCode"]
    else { return nil }
    let sex = Patient.Sex.allCases.first { $0.birthSexCode.map(code.isText) == true }
    guard sex != nil else {
      log.report(.bundle(.unknownCode), at: code)
      return nil
    }
    log.use(element)
    return word(sex, from: code)
  }

  /// The words of the extension where it is ours, for they tell all; else its categories.
  private func races(of patient: BundleElement) -> [PartValue] {
    guard let element = patient.extended(by: USCoreDemographics.raceURL.text) else { return [] }
    log.use(element)
    if let text = element.extended(by: "text")?["valueString"], let words = text.string {
      let races = words.split(separator: ", ").map { word in
        Patient.Race.allCases.first { $0.words == word }
      }
      if !races.isEmpty, !races.contains(nil) { return races.compactMap { word($0, from: text) } }
    }
    return element.allExtended(by: "ombCategory").compactMap { category in
      guard let coding = category["valueCoding"] else { return nil }
      let race = Patient.Race.allCases.first { race in
        race.category.map { coding.has($0.entry) } == true
      }
      return word(race, from: coding)
    }
  }

  private func ethnicity(of patient: BundleElement) -> PartValue? {
    guard let element = patient.extended(by: USCoreDemographics.ethnicityURL.text) else {
      return nil
    }
    log.use(element)
    return word(
      element.extended(by: "ombCategory")?["valueCoding"], as: Patient.Ethnicity.self)
  }

  private func language(of patient: BundleResource) -> PartValue? {
    let languages = patient.all("communication")
    let language = languages.first { $0["preferred"]?.isTrue == true } ?? languages.first
    guard let language, let code = language["language"]?.codings.first?["code"] else { return nil }
    log.use(language)
    return text(code)
  }

  /// The date of the patient's own element, unless it is the one that a visit tells of.
  private func deathDate(of patient: BundleResource) -> PartValue? {
    let date = text(patient["deceasedDateTime"])
    if let isDead = patient["deceasedBoolean"] { log.use(isDead) }
    if let told = dateTime(Measure.death) { return told }
    let visit = observations(Measure.death) { isOfVisit($0) }.first?["valueDateTime"]?.string
    return date?.text == visit ? nil : date
  }

  private var allergies: [PartValue] {
    index.all("AllergyIntolerance").compactMap { resource in
      guard let code = resource["code"], let allergy = code.word(of: Allergy.self) else {
        return nil
      }
      log.use(resource)
      return word(allergy, from: code)
    }
  }

  /// Notes that the conditions with a code follow from something else that the record says.
  func useDerived(_ code: some Coded) {
    for condition in index.all("Condition", coded: code.entry) { useDerived(condition) }
  }

  /// Notes that a resource says in another way what is read elsewhere.
  func useDerived(_ resource: BundleResource) {
    log.use(resource)
    for used in ["code", "onsetDateTime"] as [StaticString] {
      if let element = resource[used] { log.use(element) }
    }
    for site in resource.all("bodySite") { log.use(site) }
  }
}

extension BundleElement {
  /// Whether it is `true`.
  var isTrue: Bool { document.boolean(node) == true }
}
