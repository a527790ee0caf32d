internal import FHIRModel

/// The questionnaires of ours: link ids and scores, never the wording of an item, which is licensed.
enum OwnQuestionnaire {
  static let oswestry: R4.URI = "http://example.org/fhir/kyphoplasty/Questionnaire/oswestry"
  static let rolandMorris: R4.URI =
    "http://example.org/fhir/kyphoplasty/Questionnaire/roland-morris"
  /// The sections of the Oswestry questionnaire, each scored from 0 to 5.
  static let oswestrySections = 10
  /// The statements of the Roland-Morris questionnaire, each true or not.
  static let rolandMorrisStatements = 24
}

extension BundleDraft {
  /// Adds the answers to the Oswestry questionnaire, where any section is recorded; gives the reference to them.
  mutating func addOswestry(of visit: Visit) -> R4.AnyReference? {
    let outcome = visit.outcome
    guard outcome.odiItems.contains(where: { $0 != nil }) else { return nil }
    var items: [R4.QuestionnaireResponse.Item] = []
    for (place, score) in outcome.odiItems.prefix(OwnQuestionnaire.oswestrySections).enumerated() {
      guard let score else { continue }
      items.append(.init(linkId: "section-\(place + 1)", answer: [.init(value: .integer(score))]))
    }
    if let total = outcome.odi {
      items.append(.init(linkId: "total", answer: [.init(value: .decimal(total))]))
    }
    return add(
      items, to: OwnQuestionnaire.oswestry, "oswestry", visit, from: visit.path + ".odiItems")
  }

  /// Adds the answers to the Roland-Morris questionnaire, where any is recorded; gives the reference to them.
  mutating func addRolandMorris(of visit: Visit) -> R4.AnyReference? {
    let outcome = visit.outcome
    guard outcome.rmdqItems.contains(where: { $0 != nil }) else { return nil }
    var items: [R4.QuestionnaireResponse.Item] = []
    let statements = outcome.rmdqItems.prefix(OwnQuestionnaire.rolandMorrisStatements)
    for (place, isTrue) in statements.enumerated() {
      guard let isTrue else { continue }
      items.append(
        .init(linkId: "statement-\(place + 1)", answer: [.init(value: .boolean(isTrue))]))
    }
    if let total = outcome.rmdq {
      items.append(.init(linkId: "total", answer: [.init(value: .integer(total))]))
    }
    return add(
      items, to: OwnQuestionnaire.rolandMorris, "roland-morris", visit,
      from: visit.path + ".rmdqItems")
  }

  private mutating func add(
    _ items: [R4.QuestionnaireResponse.Item], to questionnaire: R4.URI, _ name: String,
    _ visit: Visit, from path: String
  ) -> R4.AnyReference {
    let id = ids.id(R4.QuestionnaireResponse.self, name, visit.scope)
    add(
      R4.QuestionnaireResponse(
        questionnaire: questionnaire,
        status: .completed,
        subject: patient,
        encounter: stay,
        authored: .known(visit.outcome.date),
        item: items),
      id, from: path)
    return R4.AnyReference(to: id, type: R4.QuestionnaireResponse.self)
  }
}
