internal import FHIRModel

/// The references to what encounters share: the organization, its location, the clinicians.
///
/// Such resources stand in directory bundles of their own, so that they are no hot rows of a server.
struct Directory: Sendable {
  private let identity: ResourceIdentity
  let organizationID: R4.ID
  let locationID: R4.ID
  let organization: R4.Reference<R4.Organization>
  let location: R4.Reference<R4.Location>

  init(of record: KyphoplastyEncounter, at site: Site, identity: ResourceIdentity) {
    self.identity = identity
    let facility = record.facility
    organizationID = identity.id(R4.Organization.self, facility.key)
    locationID = identity.id(R4.Location.self, facility.key, facility.location ?? "")
    organization = R4.Reference(to: organizationID)
    location = R4.Reference(to: locationID)
  }

  /// The reference to a clinician; nil when nothing identifies the person.
  func practitioner(_ clinician: Clinician) -> R4.AnyReference? {
    practitionerID(clinician).map { R4.AnyReference(to: $0, type: R4.Practitioner.self) }
  }

  /// The id of a clinician: by the National Provider Identifier, else the site's key, else the name.
  func practitionerID(_ clinician: Clinician) -> R4.ID? {
    if let npi = clinician.npi { return identity.id(R4.Practitioner.self, "npi", npi) }
    if let key = clinician.key { return identity.id(R4.Practitioner.self, "key", key) }
    guard clinician.family != nil || !clinician.given.isEmpty else { return nil }
    return identity.id(
      R4.Practitioner.self, ["name", clinician.family ?? ""] + clinician.given)
  }

  /// The id of a clinician's work at the organization.
  func roleID(_ practitioner: R4.ID) -> R4.ID {
    identity.id(R4.PractitionerRole.self, practitioner.text, organizationID.text)
  }
}
