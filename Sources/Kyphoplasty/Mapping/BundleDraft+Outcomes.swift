internal import FHIRModel

extension BundleDraft {
  /// How the patient was at each visit.
  mutating func addOutcomes() {
    let scopes = ids.ids(R4.Observation.self, of: record.outcomes) {
      ["outcome", $0.timePoint.rawValue, $0.date.text]
    }
    for (place, outcome) in record.outcomes.enumerated() {
      let path = "outcomes[\(place)]"
      let visit = Visit(scope: scopes[place].text, path: path, outcome: outcome)
      addScores(of: visit)
      addEvents(of: visit)
      addNewFractures(of: visit)
      guard !outcome.hasObservation else { continue }
      // A visit without a score took place all the same, and what else is told of it belongs to it.
      var resource = observation(
        LOINC.painNumericRating, nil, .survey, .dateTime(outcome.date),
        components: [.init(Measure.timePoint, .concept(outcome.timePoint))])
      resource.dataAbsentReason = MissingData.reason
      add(resource, ids.id(R4.Observation.self, "nrs", visit.scope), from: path)
    }
  }

  /// A visit with what the ids of its resources hang on.
  struct Visit {
    var scope: String
    var path: String
    var outcome: ClinicalOutcome
  }

  private mutating func addScores(of visit: Visit) {
    let outcome = visit.outcome
    add(LOINC.painNumericRating, outcome.nrs.map { .measured($0, .score) }, visit, "nrs")
    add(LOINC.painVisualAnalog, outcome.vasMm.map { .measured($0, .millimeter) }, visit, "vasMm")
    add(
      LOINC.oswestry, outcome.odi.map { .measured($0, .percent) }, visit, "odi",
      from: addOswestry(of: visit))
    add(
      Measure.rolandMorrisScore, outcome.rmdq.map { .measured(R4.Decimal($0), .score) }, visit,
      "rmdq", from: addRolandMorris(of: visit))
    add(
      SNOMEDCT.Observable.eq5dIndex, outcome.eq5dIndex.map { .measured($0, .one) }, visit,
      "eq5dIndex")
    add(
      Measure.eq5dVisualAnalogScale, outcome.eq5dVas.map { .measured($0, .score) }, visit,
      "eq5dVas")
    let others: [(Measure, R4.Decimal?, String)] = [
      (.sf36Physical, outcome.sf36Physical, "sf36Physical"),
      (.vr12Physical, outcome.vr12Physical, "vr12Physical"),
      (.promisPhysical, outcome.promisPhysical, "promisPhysical"),
      (.coreOutcomeMeasuresIndex, outcome.comi, "comi"),
    ]
    for (measure, score, field) in others {
      add(measure, score.map { .measured($0, .score) }, visit, field)
    }
    add(
      Measure.bedDays, outcome.bedDays.map { .measured(R4.Decimal($0), .day) }, visit, "bedDays")
  }

  private mutating func addEvents(of visit: Visit) {
    let outcome = visit.outcome
    add(Measure.ambulatory, outcome.ambulatory.map { .boolean($0) }, visit, "ambulatory")
    add(Measure.reoperation, outcome.reoperation.map { .boolean($0) }, visit, "reoperation")
    add(Measure.death, outcome.death.map { .dateTime($0) }, visit, "death")
    if let readmission = outcome.readmission {
      add(
        Measure.readmission, .dateTime(readmission.date), visit, "readmission",
        components: [
          .init(Measure.readmissionReason, readmission.reason.map { .string($0) }),
          .init(Measure.relatedToProcedure, readmission.related.map { .boolean($0) }),
        ])
    }
  }

  /// Adds an observation of a visit, where there is a value.
  private mutating func add(
    _ code: some Coded, _ value: R4.Observation.Value?, _ visit: Visit, _ field: String,
    components: [R4.Observation.Component?] = [], from answers: R4.AnyReference? = nil
  ) {
    guard let value else { return }
    add(
      observation(
        code, value, .survey, .dateTime(visit.outcome.date),
        derivedFrom: answers.map { [$0] } ?? [],
        components: components
          + [.init(Measure.timePoint, .concept(visit.outcome.timePoint))]),
      ids.id(R4.Observation.self, field, visit.scope), from: "\(visit.path).\(field)")
  }

  private mutating func addNewFractures(of visit: Visit) {
    let fractures = ids.ids(R4.Condition.self, of: visit.outcome.newFractures) {
      ["new-fracture", visit.scope, $0.level.rawValue, $0.date.text]
    }
    for (place, fracture) in visit.outcome.newFractures.enumerated() {
      let path = "\(visit.path).newFractures[\(place)]"
      add(
        R4.Condition(
          extension: partOfWhole.map { ConditionExtension.occurredFollowing($0) },
          clinicalStatus: .active,
          verificationStatus: .confirmed,
          category: [R4.CodeableConcept(HL7.ConditionCategory.problemListItem)],
          code: R4.CodeableConcept(
            fracture.codes, text: "New fracture of \(fracture.level.rawValue)"),
          bodySite: [fracture.level.bodySite],
          subject: patient,
          encounter: stay,
          onset: .dateTime(fracture.date),
          // Recorded at the visit, which is how it is known to belong to it.
          recordedDate: visit.outcome.date),
        fractures[place], from: path)
      guard let symptomatic = fracture.symptomatic else { continue }
      add(
        observation(
          Measure.symptomatic, .boolean(symptomatic), .survey, .dateTime(fracture.date),
          at: fracture.level,
          focus: [R4.AnyReference(to: fractures[place], type: R4.Condition.self)]),
        ids.id(R4.Observation.self, "symptomatic", fractures[place].text),
        from: path + ".symptomatic")
    }
  }
}

extension ClinicalOutcome {
  /// Whether any observation tells of the visit, which answers and new fractures do not.
  fileprivate var hasObservation: Bool {
    var told = self
    (told.odiItems, told.rmdqItems, told.newFractures) = ([], [], [])
    return told != ClinicalOutcome(timePoint: timePoint, date: date)
  }
}

extension NewFracture {
  /// The concept of the region, and ours of the place seen from the treated vertebrae; the cause is not recorded.
  var codes: [CodeEntry] {
    let region: SNOMEDCT.Fracture =
      switch level.region {
      case .thoracic: .anyThoracic
      case .lumbar: .anyLumbar
      case .cervical, .sacral: .any
      }
    return [region.entry, relation?.entry].compactMap(\.self)
  }
}
