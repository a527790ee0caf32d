internal import LosslessJSON

extension R4 {
  /// Why something that should be there is not.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/data-absent-reason.
  public enum DataAbsentReason: String, ConceptCode, CaseIterable, Sendable {
    case unknown
    case askedUnknown = "asked-unknown"
    case tempUnknown = "temp-unknown"
    case notAsked = "not-asked"
    case askedDeclined = "asked-declined"
    case masked
    case notApplicable = "not-applicable"
    case unsupported
    case asText = "as-text"
    case error
    case notANumber = "not-a-number"
    case negativeInfinity = "negative-infinity"
    case positiveInfinity = "positive-infinity"
    case notPerformed = "not-performed"
    case notPermitted = "not-permitted"

    static var system: String { "http://terminology.hl7.org/CodeSystem/data-absent-reason" }

    /// The reason as the concept that stands in the place of a missing one.
    public var concept: CodeableConcept {
      CodeableConcept(coding: [Coding(system: URI(stringLiteral: Self.system), code: rawValue)])
    }

    /// The reason as an extension of the element that has no value.
    public var element: Extension {
      Extension(
        url: "http://hl7.org/fhir/StructureDefinition/data-absent-reason", value: .code(rawValue))
    }
  }
}
