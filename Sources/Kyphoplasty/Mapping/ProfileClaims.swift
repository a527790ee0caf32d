internal import FHIRModel

/// The one place that decides which profiles a resource claims in `meta.profile`.
///
/// None yet: a claim is made when the profile stands in the package and every resource of the kind is checked against it.
enum ProfileClaims {
  static func profiles<Resource: R4.Resource>(
    of type: Resource.Type, usCore: USCoreVersion
  ) -> [R4.URI] { [] }
}
