internal import FHIRModel

/// The extensions of ours: what R4 has no place for.
enum OwnExtension: String, CaseIterable {
  /// Whether a fracture is acute, subacute or chronic, on its Condition.
  case fractureAge = "fracture-age"
  /// The phase of care as the record gives it, on a fracture's Condition: not every code can say it.
  case fracturePhase = "fracture-phase"
  /// The grade of a complication in a named system of grades, on its AdverseEvent.
  case complicationGrade = "complication-grade"
  /// How many augmentations a clinician performs in a year, on a PractitionerRole.
  case annualVolume = "annual-volume"

  var url: R4.URI {
    R4.URI(
      stringLiteral: "http://example.org/fhir/kyphoplasty/StructureDefinition/" + rawValue)
  }
}

/// The extensions of R4 itself that conditions take.
enum ConditionExtension {
  /// What the condition comes from.
  static func dueTo(_ cause: R4.AnyReference) -> R4.Extension {
    R4.Extension(
      url: "http://hl7.org/fhir/StructureDefinition/condition-dueTo", value: .reference(cause))
  }

  /// What the condition came after, be it the cause or not.
  static func occurredFollowing(_ event: R4.AnyReference) -> R4.Extension {
    R4.Extension(
      url: "http://hl7.org/fhir/StructureDefinition/condition-occurredFollowing",
      value: .reference(event))
  }

  /// When the condition was recognised, which is neither its onset nor the writing of the record.
  static func asserted(_ date: R4.DateTime) -> R4.Extension {
    R4.Extension(
      url: "http://hl7.org/fhir/StructureDefinition/condition-assertedDate", value: .dateTime(date))
  }
}
