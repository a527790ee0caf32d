import FHIRValidation
import Testing

/// The invariants whose published expressions do not say what their words do.
@Suite struct RepairedExpressionTests {
  @Test func twoConditionsNeedToSayHowTheyAreJoined() throws {
    func questionnaire(_ behaviour: String) -> String {
      """
      { "resourceType": "Questionnaire", "status": "active", "item": [
        { "linkId": "a", "type": "boolean" },
        1️⃣{ "linkId": "b", "type": "string", \(behaviour) "enableWhen": [
          { "question": "a", "operator": "=", "answerBoolean": true },
          { "question": "a", "operator": "exists", "answerBoolean": true }] }] }
      """
    }
    try expectFindings(
      questionnaire(""), [("1️⃣", "invariant.broken", "Questionnaire.item[1]")])
    try expectFindings(questionnaire(#""enableBehavior": "any","#), [])
  }

  @Test func aPredictionNeedsNoProbability() throws {
    func assessment(_ prediction: String) -> String {
      """
      { "resourceType": "RiskAssessment", "status": "final", "subject": { "reference": "Patient/a" },
        "prediction": [1️⃣{ "outcome": { "text": "fall" } \(prediction) }] }
      """
    }
    try expectFindings(assessment(""), [])
    try expectFindings(assessment(#", "probabilityDecimal": 4.5"#), [])
    try expectFindings(
      assessment(#", "probabilityDecimal": 101"#),
      [("1️⃣", "invariant.broken", "RiskAssessment.prediction[0]")])
  }

  @Test func aProblemOnTheListHasAStatus() throws {
    func condition(_ code: String) -> String {
      """
      1️⃣{ "resourceType": "Condition", "subject": { "reference": "Patient/a" }, "category": [{ "coding": [
        { "system": "http://terminology.hl7.org/CodeSystem/condition-category", "code": "\(code)" }] }] }
      """
    }
    var options = ValidationOptions()
    options.bestPractices = .warning
    let noNarrative: Expected = ("1️⃣", "invariant.broken", "Condition")
    try expectFindings(
      condition("problem-list-item"),
      [noNarrative, ("1️⃣", "invariant.broken", "Condition")], options: options)
    try expectFindings(condition("encounter-diagnosis"), [noNarrative], options: options)
  }

  @Test func anOffsetMayGoWithSeveralTimes() throws {
    func request(_ codes: String) -> String {
      """
      { "resourceType": "ServiceRequest", "status": "active", "intent": "order",
        "subject": { "reference": "Patient/a" },
        "occurrenceTiming": { "repeat": 1️⃣{ "when": [\(codes)], "offset": 30 } } }
      """
    }
    let path = "ServiceRequest.occurrence.repeat"
    try expectFindings(request(#""ACM", "ACV""#), [])
    try expectFindings(request(#""ACM", "CV""#), [("1️⃣", "invariant.broken", path)])
  }

  @Test func namesForCodeAreWholeNames() throws {
    func valueSet(_ name: String) -> String {
      """
      1️⃣{ "resourceType": "SearchParameter", "url": "http://example.org/SearchParameter/s", \(name)
        "status": "active", "description": "s", "code": "s", "base": ["Patient"], "type": "string",
        "expression": "Patient.name", "version": "1" }
      """
    }
    let outcome = try expectFindings(
      valueSet(#""name": "My Name","#), [("1️⃣", "invariant.broken", "SearchParameter")])
    #expect(outcome.findings.map(\.severity) == [.warning])
    try expectFindings(valueSet(#""name": "MyName","#), [])
  }
}
