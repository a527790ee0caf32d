internal import FHIRModel
internal import LosslessJSON

extension BundleReading {
  /// The visits: what has the same time point and date is one.
  var outcomes: [RecordPart] {
    let told = index.all("Observation").filter { isOfVisit($0) || isScore($0) }
    var visits = grouped(told, by: visitIdentity).map(visit)
    addAnswers(to: &visits)
    addNewFractures(to: &visits)
    return visits.sorted { ($0.place, $0.order) < ($1.place, $1.order) }.map(\.part)
  }

  /// Whether an observation is a score of the patient's, which others give with its date and without a time point.
  private func isScore(_ resource: BundleResource) -> Bool {
    guard resource["effectiveDateTime"] != nil, let code = resource["code"] else { return false }
    return [LOINC.painNumericRating, .painVisualAnalog, .oswestry].contains { code.has($0.entry) }
      || code.has(SNOMEDCT.Observable.eq5dIndex.entry)
  }

  /// The time point of an observation; without one it is the baseline where it was made before the operation.
  private func timePoint(of resource: BundleResource) -> PartValue? {
    if let said = component(Measure.timePoint, of: resource) {
      return word(said["valueCodeableConcept"], as: ClinicalOutcome.TimePoint.self)
    }
    guard let effective = resource["effectiveDateTime"] else { return nil }
    let date = effective.string.flatMap { R4.DateTime($0) }
    let operation = procedureStart.flatMap { R4.DateTime($0.text) }
    let isBefore = operation.flatMap { date?.isBefore($0) } ?? false
    return word(
      isBefore ? ClinicalOutcome.TimePoint.baseline : .other, from: effective)
  }

  /// A visit, and where it stands among the others.
  private struct VisitPart {
    var part = RecordPart()
    var place: Int
    var order: Int
    var date: String?
    var answers: Set<Int> = []
    var fractures: [RecordPart] = []
  }

  private func visitIdentity(_ resource: BundleResource) -> [String] {
    let point = component(Measure.timePoint, of: resource)?["valueCodeableConcept"]
    return [
      resource.place(in: "outcomes").map(String.init) ?? "",
      point?.word(of: ClinicalOutcome.TimePoint.self)?.rawValue ?? "",
      resource["effectiveDateTime"]?.string ?? "",
    ]
  }

  private func visit(_ facts: [BundleResource]) -> VisitPart {
    var visit = VisitPart(
      place: facts.first?.place(in: "outcomes") ?? .max, order: facts.first?.entry ?? 0)
    for fact in facts {
      use(fact)
      let time = component(Measure.timePoint, of: fact)
      if let time { log.use(time) }
      if visit.part.isEmpty {
        visit.part.origin = .node(fact.element.node)
        visit.part.set("timePoint", timePoint(of: fact))
        visit.part.set("date", text(fact["effectiveDateTime"]))
        visit.date = fact["effectiveDateTime"]?.string
      }
      if let date = fact["effectiveDateTime"] { log.use(date) }
      if let answers = fact.all("derivedFrom").lazy.compactMap({ index.target(of: $0) }).first {
        visit.answers.insert(answers.entry)
        for reference in fact.all("derivedFrom") { log.use(reference) }
      }
      add(fact, to: &visit.part)
    }
    return visit
  }

  private func add(_ fact: BundleResource, to part: inout RecordPart) {
    let element = fact.element
    switch fact["code"]?.code(of: LOINC.self) {
    case .painNumericRating: part.set("nrs", amount(of: element, .score))
    case .painVisualAnalog: part.set("vasMm", amount(of: element, .millimeter))
    case .oswestry: part.set("odi", amount(of: element, .percent))
    default: break
    }
    if fact.isCoded(SNOMEDCT.Observable.eq5dIndex) {
      part.set("eq5dIndex", amount(of: element, .one))
    }
    switch fact["code"]?.code(of: Measure.self) {
    case .rolandMorrisScore: part.set("rmdq", amount(of: element, .score))
    case .eq5dVisualAnalogScale: part.set("eq5dVas", amount(of: element, .score))
    case .sf36Physical: part.set("sf36Physical", amount(of: element, .score))
    case .vr12Physical: part.set("vr12Physical", amount(of: element, .score))
    case .promisPhysical: part.set("promisPhysical", amount(of: element, .score))
    case .coreOutcomeMeasuresIndex: part.set("comi", amount(of: element, .score))
    case .bedDays: part.set("bedDays", amount(of: element, .day))
    case .ambulatory: part.set("ambulatory", boolean(of: element))
    case .reoperation: part.set("reoperation", boolean(of: element))
    case .death: part.set("death", text(fact["valueDateTime"]))
    case .readmission: part.set("readmission", readmission(fact))
    default: break
    }
  }

  private func readmission(_ fact: BundleResource) -> RecordPart {
    var part = RecordPart(from: .node(fact.element.node))
    part.set("date", text(fact["valueDateTime"]))
    let reason = component(Measure.readmissionReason, of: fact)
    if let reason { log.use(reason) }
    part.set("reason", text(reason?["valueString"]))
    part.set("related", boolean(of: component(Measure.relatedToProcedure, of: fact)))
    return part
  }

  // MARK: Questionnaires

  /// Answers belong to the score that is derived from them, else to the visit that they were given at.
  private func addAnswers(to visits: inout [VisitPart]) {
    for response in index.all("QuestionnaireResponse") {
      guard let questionnaire = response["questionnaire"]?.string else { continue }
      let isOswestry = questionnaire.hasPrefix(OwnQuestionnaire.oswestry.text)
      guard isOswestry || questionnaire.hasPrefix(OwnQuestionnaire.rolandMorris.text) else {
        continue
      }
      let date = response["authored"]?.string
      let place = response.place(in: "outcomes")
      let visit = visits.firstIndex { visit in
        visit.answers.contains(response.entry) || (place != nil && visit.place == place)
      }
      guard let found = visit ?? visits.firstIndex(where: { $0.date == date }) else { continue }
      log.use(response)
      for used in ["authored", "questionnaire"] as [StaticString] {
        if let element = response[used] { log.use(element) }
      }
      if isOswestry {
        visits[found].part.set(
          "odiItems", open: answers(in: response, "section", OwnQuestionnaire.oswestrySections))
      } else {
        visits[found].part.set(
          "rmdqItems",
          open: answers(in: response, "statement", OwnQuestionnaire.rolandMorrisStatements))
      }
    }
  }

  private func answers(
    in response: BundleResource, _ name: String, _ count: Int
  ) -> [PartValue?] {
    var answers = [PartValue?](repeating: nil, count: count)
    for item in response.all("item") {
      guard let link = item["linkId"]?.string else { continue }
      if link == "total" { log.use(item) }
      guard link.hasPrefix(name + "-"), let number = Int(link.dropFirst(name.utf8.count + 1)),
        answers.indices.contains(number - 1), let answer = item.first("answer")
      else { continue }
      log.use(item)
      answers[number - 1] =
        answer["valueInteger"].flatMap { self.number($0) }
        ?? answer["valueBoolean"].flatMap { boolean($0) }
    }
    return answers
  }

  // MARK: New fractures

  /// Whether a fracture is a new one: it says where it stands to the treated levels, or what it came after.
  func isNewFracture(_ condition: BundleResource) -> Bool {
    condition["code"]?.word(of: NewFracture.Relation.self) != nil
      || condition.element.extended(by: ConditionExtension.occurredFollowingURL.text) != nil
  }

  /// A new fracture belongs to the visit at which it was recorded.
  private func addNewFractures(to visits: inout [VisitPart]) {
    for condition in index.all("Condition") where isNewFracture(condition) {
      let recorded = condition["recordedDate"]?.string
      let place = condition.place(in: "outcomes")
      var found = visits.firstIndex {
        place == nil ? $0.date == recorded : $0.place == place
      }
      if found == nil, let date = condition["recordedDate"] ?? condition["onsetDateTime"] {
        // No score tells of the visit: the fracture does.
        var visit = VisitPart(
          part: RecordPart(from: .node(condition.element.node)), place: place ?? .max,
          order: condition.entry, date: recorded)
        visit.part.set("timePoint", word(ClinicalOutcome.TimePoint.other, from: date))
        visit.part.set("date", text(date))
        visits.append(visit)
        found = visits.count - 1
      }
      guard let found else { continue }
      visits[found].fractures.append(newFracture(condition))
    }
    for place in visits.indices { visits[place].part.set("newFractures", visits[place].fractures) }
  }

  private func newFracture(_ condition: BundleResource) -> RecordPart {
    log.use(condition)
    if let recorded = condition["recordedDate"] { log.use(recorded) }
    var part = RecordPart(from: .node(condition.element.node))
    let code = condition["code"]
    if let code { log.use(code) }
    part.set("level", level(condition.first("bodySite")))
    part.set("date", onset(of: condition))
    part.set("relation", word(code?.word(of: NewFracture.Relation.self), from: code))
    if let after = condition.element.extended(by: ConditionExtension.occurredFollowingURL.text) {
      log.use(after)
    }
    let symptoms = observations(Measure.symptomatic) { fact in
      fact.all("focus").contains { index.leads($0, to: condition) }
    }.first
    if let symptoms { use(symptoms) }
    part.set("symptomatic", boolean(of: symptoms?.element))
    return part
  }
}
