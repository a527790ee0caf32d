public import FHIRModel

/// A resource that encounters share.
public struct DirectoryEntry: Sendable {
  /// The id of the resource.
  public let id: R4.ID
  /// The resource, with its id.
  public let resource: any R4.Resource
}

extension EncounterMapper {
  /// The organization, the location and the clinicians that an encounter names, sorted by type and id.
  public func directoryEntries(for encounter: KyphoplastyEncounter) -> [DirectoryEntry] {
    directoryEntries(of: SharedParts(of: encounter, at: site, identity: identity).contents)
  }

  /// The resources of things that encounters share, sorted by type and id.
  func directoryEntries(of contents: [SharedContent]) -> [DirectoryEntry] {
    contents.map(entry).sorted { ($0.type, $0.entry.id.text) < ($1.type, $1.entry.id.text) }
      .map(\.entry)
  }

  private func entry(_ content: SharedContent) -> (type: String, entry: DirectoryEntry) {
    func entry<Resource: R4.Resource>(
      _ resource: Resource, _ id: R4.ID, from path: String
    ) -> (type: String, entry: DirectoryEntry) {
      var resource = resource
      resource.id = id
      // Of no encounter: a shared resource must not change with the record that names it.
      resource.meta = R4.Meta(
        source: R4.URI("\(site.base.text)#/\(path)"),
        profile: ProfileClaims.profiles(of: resource, from: path))
      return (Resource.resourceType.description, DirectoryEntry(id: id, resource: resource))
    }
    switch content {
    case .organization(let id, let facility):
      return entry(organization(facility), id, from: "facility")
    case .location(let id, let facility, let organization):
      return entry(location(facility, at: organization), id, from: "facility")
    case .person(let id, let clinician): return entry(practitioner(clinician), id, from: "team")
    case .role(let id, let role):
      return entry(self.role(role), id, from: "team")
    }
  }

  /// The directory entries of an encounter as a transaction.
  public func directoryBundle(for encounter: KyphoplastyEncounter) -> R4.Bundle {
    directoryBundle(directoryEntries(for: encounter))
  }

  func directoryBundle(_ entries: [DirectoryEntry]) -> R4.Bundle {
    R4.Bundle(
      meta: R4.Meta(profile: [ClaimedProfile.directoryBundle.url]),
      type: .transaction,
      entry: entries.compactMap { R4.Bundle.Entry.put($0.resource, under: site.base) })
  }

  private func organization(_ facility: Facility) -> R4.Organization {
    R4.Organization(
      identifier: [R4.Identifier(system: site.organizations, value: facility.key)]
        + (facility.npi.map { [R4.Identifier(npi: $0)] } ?? []),
      active: true,
      type: [R4.CodeableConcept(HL7.OrganizationType.provider)],
      name: facility.name,
      telecom: R4.ContactPoint(workPhone: facility.phone).map { [$0] } ?? [],
      address: facility.address.map { [R4.Address($0)] } ?? [])
  }

  private func location(_ facility: Facility, at organization: R4.ID) -> R4.Location {
    R4.Location(
      status: .active,
      name: facility.location ?? facility.name,
      // A place of its own within the facility; the facility as a whole needs no words on where it is.
      description: facility.location.map { "\($0), \(facility.name)" },
      mode: .instance,
      type: facility.type.map { [R4.CodeableConcept($0.code, text: $0.words)] } ?? [],
      address: facility.address.map { R4.Address($0) },
      managingOrganization: R4.Reference(to: organization))
  }

  private func practitioner(_ clinician: Clinician) -> R4.Practitioner {
    let npi = clinician.npi.map { R4.Identifier(npi: $0) }
    let key = clinician.key.map { R4.Identifier(system: site.practitioners, value: $0) }
    return R4.Practitioner(
      identifier: [npi, key].compactMap(\.self),
      active: true,
      // Of a clinician US Core requires the family name itself, and not only a name.
      name: [
        R4.HumanName(
          use: .official,
          family: clinician.family.map { .known($0) } ?? .absent(.unknown), given: clinician.given)
      ])
  }

  private func role(_ role: SharedRole) -> R4.PractitionerRole {
    R4.PractitionerRole(
      extension: role.annualVolume.map {
        [R4.Extension(url: OwnExtension.annualVolume.url, value: .integer($0))]
      } ?? [],
      active: true,
      practitioner: R4.Reference(to: role.practitioner),
      organization: R4.Reference(to: role.organization),
      specialty: role.specialty.map { [R4.CodeableConcept($0)] } ?? [],
      // A role needs a way to reach its holder (pd-1 of US Core): that of the organization it is held at.
      telecom: [R4.ContactPoint(workPhone: role.phone) ?? MissingData.contact])
  }
}

extension R4.ContactPoint {
  fileprivate init?(workPhone phone: String?) {
    guard let phone else { return nil }
    self.init(system: .phone, value: .known(phone), use: .work)
  }
}

extension Facility.Kind {
  var words: String {
    switch self {
    case .hospital: "Hospital"
    case .outpatientClinic: "Outpatient clinic"
    case .ambulatorySurgeryCenter: "Ambulatory surgery center"
    case .physicianOffice: "Physician's office"
    }
  }
}

extension R4.Identifier {
  /// A National Provider Identifier, whose system HL7's US profiles name.
  fileprivate init(npi: String) {
    self.init(
      type: R4.CodeableConcept(HL7.IdentifierType.nationalProviderIdentifier),
      system: Directory.providerIdentifiers, value: npi)
  }
}
