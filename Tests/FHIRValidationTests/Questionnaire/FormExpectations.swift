import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import LosslessJSON
import TestSupport
import Testing

/// Validates the answers to a questionnaire that the response contains, and expects these findings and no others.
///
/// - Throws: `MissingMarker` where the text has no marker that is expected.
func expectAnswers(
  _ answers: String, to items: String, _ expected: [Expected] = [], status: String = "completed",
  contained: String = "", options: ValidationOptions = ValidationOptions(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expectFindings(
    """
    1️⃣{ "resourceType": "QuestionnaireResponse", "contained": [{ "resourceType": "Questionnaire", "id": "form",
      \(contained) "status": "active", "item": [\(items)] }],
      "questionnaire": "#form", "status": "\(status)", "item": [\(answers)] }
    """, expected, options: options, sourceLocation: sourceLocation)
}
