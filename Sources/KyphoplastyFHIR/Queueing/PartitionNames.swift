internal import FHIRModel
public import Kyphoplasty

/// Names what must keep its order, so that no patient can be read from the name.
public struct PartitionNames: Sendable {
  private let identity: ResourceIdentity

  /// What encounters share keeps its order too: a later version of a clinician must not be overtaken by an earlier one.
  static let directory = "directory"

  /// Names partitions under a site's secret.
  public init(site: Site, secret: SiteSecret) {
    identity = ResourceIdentity(secret: secret, base: site.base).scope("partition")
  }

  /// The partition of a patient, by the reference.
  func name(ofPatient reference: String) -> String {
    identity.id(R4.Patient.self, reference).text
  }

  /// The partition of a bundle: of the patient that it holds, or else of the first that it refers to; nil without any.
  func name(for body: BundleBody) -> String? {
    let own = body.entries.lazy.compactMap { $0.type == "Patient" ? $0.target ?? $0.fullURL : nil }
    let patient =
      own.first ?? body.referencesLeadingOut().filter { $0.hasPrefix("Patient/") }.min()
    return patient.map(name(ofPatient:))
  }
}
