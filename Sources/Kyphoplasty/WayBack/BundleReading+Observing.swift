internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  /// The observations with a code that fit.
  func observations(
    _ code: some Coded, where fits: (BundleResource) -> Bool = { _ in true }
  ) -> [BundleResource] {
    index.all("Observation", coded: code.entry).filter(fits)
  }

  /// The observation with a code that is of the encounter as a whole, not of a visit.
  func observation(_ code: some Coded) -> BundleResource? {
    let found = observations(code) { !isOfVisit($0) }.first
    if let found { use(found) }
    return found
  }

  /// Whether an observation has a time point, which makes it part of a visit.
  func isOfVisit(_ resource: BundleResource) -> Bool {
    component(Measure.timePoint, of: resource) != nil
  }

  /// Notes an observation as used, with what it is and when; what it says is used when it is read.
  func use(_ resource: BundleResource) {
    log.use(resource)
    for used in ["code", "dataAbsentReason"] as [StaticString] {
      if let element = resource[used] { log.use(element) }
    }
  }

  /// The component of an observation with a code.
  func component(_ code: some Coded, of resource: BundleResource) -> BundleElement? {
    resource.all("component").first { $0["code"]?.has(code.entry) == true }
  }

  // MARK: The value of an observation or of a component

  func amount(_ code: some Coded, _ unit: UCUM) -> PartValue? {
    amount(of: observation(code)?.element, unit)
  }

  func boolean(_ code: some Coded) -> PartValue? { boolean(of: observation(code)?.element) }

  func words(_ code: some Coded) -> PartValue? { words(of: observation(code)) }

  func word<Word: RecordWord & Coded>(_ code: some Coded, as type: Word.Type) -> PartValue? {
    word(observation(code)?["valueCodeableConcept"], as: type)
  }

  func dateTime(_ code: some Coded) -> PartValue? {
    text(observation(code)?["valueDateTime"])
  }

  /// The amount, from a quantity or, as some write it, a bare number.
  func amount(of element: BundleElement?, _ unit: UCUM) -> PartValue? {
    guard let element else { return nil }
    used(element)
    if let quantity = element["valueQuantity"] { return amount(quantity, unit) }
    return number(element["valueInteger"] ?? element["valueDecimal"])
  }

  func boolean(of element: BundleElement?) -> PartValue? {
    guard let element else { return nil }
    used(element)
    return boolean(element["valueBoolean"])
  }

  func words(of resource: BundleResource?) -> PartValue? {
    guard let resource else { return nil }
    return text(resource["valueString"]) ?? words(of: resource["valueCodeableConcept"])
  }

  func concept(of element: BundleElement?) -> BundleElement? {
    if let element { used(element) }
    return element?["valueCodeableConcept"]
  }

  private func used(_ element: BundleElement) {
    if let code = element["code"] { log.use(code) }
    if let reason = element["dataAbsentReason"] { log.use(reason) }
  }
}
