internal import FHIRModel

/// The extensions of ours: what R4 has no place for.
enum OwnExtension: String, CaseIterable {
  /// Whether a fracture is acute, subacute or chronic, on its Condition.
  case fractureAge = "fracture-age"
  /// The phase of care as the record gives it, on a fracture's Condition: not every code can say it.
  case fracturePhase = "fracture-phase"
  /// When a leak of cement was seen, on its Observation: not when cement left the bone, which is the observation's time.
  case leakTiming = "leak-timing"
  /// The grade of a complication in a named system of grades, on its AdverseEvent.
  case complicationGrade = "complication-grade"
  /// How many augmentations a clinician performs in a year, on a PractitionerRole.
  case annualVolume = "annual-volume"
  /// An element whose value would follow from another field of the record, and that the record states all the same.
  case statedElement = "stated-element"
  /// A rule of the record that the site confirmed for this encounter, by its id, on the Encounter.
  case confirmedRule = "confirmed-rule"
  /// The sex at birth where the value set of US Core has no code of it, on the Patient.
  case birthSex = "birth-sex"

  var url: R4.URI {
    R4.URI(
      stringLiteral: CanonicalBase.own.text + "/StructureDefinition/" + rawValue)
  }

  /// Marks the elements that the record states although they follow from another of its fields.
  ///
  /// Without it the end of a stay that is the time of the discharge could be either's, and a record could not come
  /// back out of its bundle as it went in.
  static func stated(_ elements: (name: String, isStated: Bool)...) -> [R4.Extension] {
    elements.filter(\.isStated).map {
      R4.Extension(url: statedElement.url, value: .code($0.name))
    }
  }
}

/// The extensions of R4 itself that conditions take.
enum ConditionExtension {
  static let dueToURL: R4.URI = "http://hl7.org/fhir/StructureDefinition/condition-dueTo"
  static let occurredFollowingURL: R4.URI =
    "http://hl7.org/fhir/StructureDefinition/condition-occurredFollowing"
  static let assertedURL: R4.URI =
    "http://hl7.org/fhir/StructureDefinition/condition-assertedDate"

  /// What the condition comes from.
  static func dueTo(_ cause: R4.AnyReference) -> R4.Extension {
    R4.Extension(url: dueToURL, value: .reference(cause))
  }

  /// What the condition came after, be it the cause or not.
  static func occurredFollowing(_ event: R4.AnyReference) -> R4.Extension {
    R4.Extension(url: occurredFollowingURL, value: .reference(event))
  }

  /// When the condition was recognised, which is neither its onset nor the writing of the record.
  static func asserted(_ date: R4.DateTime) -> R4.Extension {
    R4.Extension(url: assertedURL, value: .dateTime(date))
  }
}
