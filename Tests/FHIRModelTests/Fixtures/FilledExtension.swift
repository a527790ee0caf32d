@testable import FHIRModel

extension R4.Extension: Filled {
  static func filled(_ variant: Int) -> Self {
    let value = R4.Extension.Value.filled(variant / 2)
    if variant.isMultiple(of: 2) {
      return Self(url: "http://example.org/fhir/simple", value: value)
    }
    return Self(
      url: "http://example.org/fhir/complex", extension: [Self(url: "part", value: value)])
  }
}

extension R4.Extension.Value: Filled {
  static func filled(_ variant: Int) -> Self { pick(variant, from: examples) }

  // The values have no extensions in turn: they would never end.
  private static let examples: [Self] = [
    .boolean(true), .canonical("http://example.org/fhir/thing|1"), .code("code"),
    .date(.filled(0)), .dateTime(.filled(0)), .decimal(.filled(0)), .id(.filled(0)),
    .instant(.filled(0)), .integer(-1), .markdown("*text*"), .positiveInt(1), .string("text"),
    .unsignedInt(0), .uri("urn:oid:2.999.1"), .url("http://example.org/"), .age(.simple),
    .codeableConcept(R4.CodeableConcept(text: "text")),
    .coding(R4.Coding(system: "http://example.org/fhir/codes", code: "code")), .duration(.simple),
    .identifier(R4.Identifier(value: "text")), .period(R4.Period(start: .filled(0))),
    .quantity(.simple), .range(R4.Range(low: .simple)), .ratio(R4.Ratio(numerator: .simple)),
    .reference(.to([R4.Patient.self], 0)),
  ]
}
