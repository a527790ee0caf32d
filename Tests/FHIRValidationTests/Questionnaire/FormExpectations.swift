import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

/// Validates the answers to a questionnaire that the response contains, and expects these findings and no others.
///
/// What is said of the questionnaire itself does not count.
///
/// - Throws: `MissingMarker` where the text has no marker that is expected.
func expectAnswers(
  _ answers: String, to items: String, _ expected: [Expected] = [], status: String = "completed",
  options: ValidationOptions = ValidationOptions(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let text = MarkedText(
    """
    1️⃣{ "resourceType": "QuestionnaireResponse", "contained": [{ "resourceType": "Questionnaire", "id": "form",
      "status": "active", "item": [\(items)] }],
      "questionnaire": "#form", "status": "\(status)", "item": [\(answers)] }
    """)
  let outcome = Validator(definitions: .r4, options: options).validate(text.bytes)
  let found = outcome.findings
    .filter { !$0.path.description.hasPrefix("QuestionnaireResponse.contained") }
    .map { "\($0.position) \($0.rule) \($0.path)" }
  let wanted = try expected.map { "\(try text.position(of: $0.marker)) \($0.rule) \($0.path)" }
  #expect(found.sorted() == wanted.sorted(), "\(outcome.findings)", sourceLocation: sourceLocation)
}
