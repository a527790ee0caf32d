internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks what a type of resource asks for beyond its definition, once all of the resource has been walked.
  mutating func checkSpecials(of node: JSONNode, _ schema: Schema) {
    checkCanonicalResource(of: node, schema)
    switch schema.type {
    case "CapabilityStatement": checkCapabilityStatement(node)
    case "CodeSystem": checkCodeSystem(node)
    case "ConceptMap": checkConceptMap(node)
    case "SearchParameter": checkSearchParameter(node)
    case "StructureDefinition": checkStructureDefinition(node)
    case "ValueSet": checkValueSet(node)
    case "Measure": checkMeasure(node)
    case "MeasureReport": checkMeasureReport(node)
    case "Questionnaire": checkQuestionnaire(node)
    case "QuestionnaireResponse": checkQuestionnaireResponse(node)
    default: break
    }
  }
}
