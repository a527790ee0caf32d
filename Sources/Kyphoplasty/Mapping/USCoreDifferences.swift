internal import FHIRModel

/// What resources have by one version of US Core and not by another: the one place that knows.
///
/// The profiles that are claimed stand in 6.1.0, 7.0.0 and 8.0.0 under the same urls. Most of what a later version asks
/// beyond an earlier one is done for all of them, for it is no fault there: a reason why no race is known stands alone
/// (us-core-23 of 7.0.0), a kind of place has a code (8.0.0).
enum USCoreDifferences {
  /// The extensions of a patient that only some versions know.
  ///
  /// From 8.0.0 on the sex of administration is an extension of its own, as a concept of SNOMED CT; before, the extension
  /// under the same url is a code of another value set, and `gender` says it alone.
  static func extensions(of patient: Patient, in version: USCoreVersion) -> [R4.Extension] {
    switch version {
    case .v6_1_0, .v7_0_0: []
    case .v8_0_0: sex(of: patient).map { [$0] } ?? []
    }
  }

  private static func sex(of patient: Patient) -> R4.Extension? {
    let concept: SNOMEDCT.AdministrativeSex? =
      switch patient.sex {
      case .female: .female
      case .male: .male
      case .other, .unknown: nil
      }
    return concept.map {
      R4.Extension(
        url: "http://hl7.org/fhir/us/core/StructureDefinition/us-core-sex",
        value: .coding(R4.Coding($0.entry)))
    }
  }
}
