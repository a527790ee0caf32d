internal import FHIRModel

extension BundleDraft {
  /// Adds an observation of the whole encounter, of which there is one for its code.
  mutating func observe(
    _ code: some Coded, _ value: R4.Observation.Value?, _ category: HL7.ObservationCategory,
    _ effective: R4.Observation.Effective?, note: String? = nil, ofProcedure: Bool = false,
    from path: String
  ) {
    let entry = code.entry
    add(
      observation(
        code, value, category, effective, note: note, partOf: ofProcedure ? partOfWhole : []),
      ids.id(R4.Observation.self, entry.code), from: path)
  }

  /// An observation of the patient in the encounter.
  func observation(
    _ code: some Coded, _ value: R4.Observation.Value?, _ category: HL7.ObservationCategory,
    _ effective: R4.Observation.Effective?, at vertebra: Vertebra? = nil, note: String? = nil,
    partOf: [R4.AnyReference] = [], focus: [R4.AnyReference] = [],
    derivedFrom: [R4.AnyReference] = [], components: [R4.Observation.Component?] = []
  ) -> R4.Observation {
    R4.Observation(
      partOf: partOf,
      status: .final,
      category: category.concepts,
      code: R4.CodeableConcept(code),
      subject: patient,
      focus: focus,
      encounter: stay,
      effective: effective,
      value: value,
      note: note.map { [R4.Annotation(text: $0)] } ?? [],
      bodySite: vertebra?.bodySite,
      derivedFrom: derivedFrom,
      component: components.compactMap { $0 })
  }

  /// Adds an observation that says whether something is so, where the record says it or has words on it.
  mutating func state(
    _ code: Measure, _ isSo: Bool?, _ category: HL7.ObservationCategory,
    _ effective: R4.Observation.Effective?, note: String? = nil, ofProcedure: Bool = false,
    from path: String
  ) {
    guard isSo != nil || note != nil else { return }
    var resource = observation(
      code, isSo.map { .boolean($0) }, category, effective, note: note,
      partOf: ofProcedure ? partOfWhole : [])
    if isSo == nil { resource.dataAbsentReason = MissingData.reason }
    add(resource, ids.id(R4.Observation.self, code.entry.code), from: path)
  }
}

extension HL7.ObservationCategory {
  /// The category as the list that an observation takes; each made once, for most resources are observations.
  var concepts: [R4.CodeableConcept] {
    switch self {
    case .procedure: Self.procedureConcepts
    case .survey: Self.surveyConcepts
    case .imaging: Self.imagingConcepts
    case .exam, .vitalSigns, .socialHistory, .laboratory: [R4.CodeableConcept(self)]
    }
  }

  private static let procedureConcepts = [R4.CodeableConcept(Self.procedure)]
  private static let surveyConcepts = [R4.CodeableConcept(Self.survey)]
  private static let imagingConcepts = [R4.CodeableConcept(Self.imaging)]
}
