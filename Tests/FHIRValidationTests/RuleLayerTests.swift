import FHIRValidation
import Testing

/// A finding says who made its rule.
@Suite struct RuleLayerTests {
  @Test(
    arguments: [
      (nil, RuleLayer.base), ("http://hl7.org/fhir/StructureDefinition/Patient", .base),
      ("http://hl7.org/fhir/StructureDefinition/bmi|4.0.1", .base),
      ("http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient|6.1.0", .usCore),
      ("http://own.example/fhir/StructureDefinition/a", .own),
      ("http://foreign.example/StructureDefinition/a", .other),
    ] as [(String?, RuleLayer)])
  func theSourceTellsTheLayer(source: String?, layer: RuleLayer) {
    #expect(RuleLayer(source: source, own: "http://own.example/fhir") == layer)
  }
}
