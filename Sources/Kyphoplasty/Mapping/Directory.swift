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
  /// The reference to the organization, with its key and its name.
  let identifiedOrganization: R4.Reference<R4.Organization>
  private let practitionerKeys: R4.URI

  init(of record: KyphoplastyEncounter, at site: Site, identity: ResourceIdentity) {
    self.identity = identity
    let facility = record.facility
    organizationID = identity.id(R4.Organization.self, facility.key)
    locationID = identity.id(R4.Location.self, facility.key, facility.location ?? "")
    organization = R4.Reference(to: organizationID)
    location = R4.Reference(to: locationID)
    var identified = R4.Reference<R4.Organization>(to: organizationID, display: facility.name)
    identified.identifier = R4.Identifier(system: site.organizations, value: facility.key)
    identifiedOrganization = identified
    practitionerKeys = site.practitioners
  }

  /// The reference to a clinician; nil when nothing identifies the person.
  func practitioner(_ clinician: Clinician) -> R4.AnyReference? {
    practitionerID(clinician).map { R4.AnyReference(to: $0, type: R4.Practitioner.self) }
  }

  /// The reference to a clinician, with the number and the name that tell who it is where the directory is not at hand.
  func identified(_ clinician: Clinician) -> R4.AnyReference? {
    guard var reference = practitioner(clinician) else { return nil }
    reference.identifier =
      clinician.npi.map { R4.Identifier(system: Self.providerIdentifiers, value: $0) }
      ?? clinician.key.map { R4.Identifier(system: practitionerKeys, value: $0) }
    let name = clinician.given + [clinician.family].compactMap(\.self)
    reference.display = name.isEmpty ? nil : name.joined(separator: " ")
    return reference
  }

  /// The system of National Provider Identifiers, as HL7's US profiles name it.
  static let providerIdentifiers: R4.URI = "http://hl7.org/fhir/sid/us-npi"

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
