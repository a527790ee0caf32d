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

/// An extension of R4 itself: what a condition comes from.
let conditionDueTo: R4.URI = "http://hl7.org/fhir/StructureDefinition/condition-dueTo"
