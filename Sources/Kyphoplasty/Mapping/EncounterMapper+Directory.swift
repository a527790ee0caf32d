public import FHIRModel

/// A resource that encounters share.
public struct DirectoryEntry: Sendable {
  /// The id of the resource.
  public let id: R4.ID
  /// The resource, with its id.
  public let resource: any R4.Resource
  /// How many facts the record told of it.
  let facts: Int
}

extension EncounterMapper {
  /// The organization, the location and the clinicians that an encounter names, sorted by type and id.
  public func directoryEntries(for encounter: KyphoplastyEncounter) -> [DirectoryEntry] {
    let directory = Directory(of: encounter, at: site, identity: identity)
    var entries: [(type: String, entry: DirectoryEntry)] = []
    func add<Resource: R4.Resource>(
      _ resource: Resource, _ id: R4.ID, facts: Int, from path: String
    ) {
      guard !entries.contains(where: { $0.entry.id == id }) else { return }
      var resource = resource
      resource.id = id
      // Of no encounter: a shared resource must not change with the record that names it.
      resource.meta = R4.Meta(
        source: R4.URI("\(site.base.text)#/\(path)"),
        profile: ProfileClaims.profiles(of: resource, from: path))
      entries.append(
        (
          Resource.resourceType.description,
          DirectoryEntry(id: id, resource: resource, facts: facts)
        ))
    }
    add(
      organization(encounter.facility), directory.organizationID,
      facts: encounter.facility.facts, from: "facility")
    add(
      location(encounter.facility, directory), directory.locationID,
      facts: encounter.facility.facts, from: "facility")
    for (id, clinician) in people(in: encounter, directory) {
      add(practitioner(clinician), id, facts: clinician.facts, from: "team")
      guard clinician.specialty != nil || clinician.annualVolume != nil else { continue }
      add(
        role(of: clinician, id, at: encounter.facility, directory), directory.roleID(id),
        facts: clinician.facts + (encounter.facility.phone == nil ? 0 : 1), from: "team")
    }
    return entries.sorted { ($0.type, $0.entry.id.text) < ($1.type, $1.entry.id.text) }
      .map(\.entry)
  }

  /// Everybody whom an encounter names, each once, with all that is said of the person in any place of the record.
  private func people(
    in encounter: KyphoplastyEncounter, _ directory: Directory
  ) -> [(id: R4.ID, clinician: Clinician)] {
    var people: [(id: R4.ID, clinician: Clinician)] = []
    for clinician in encounter.clinicians {
      guard let id = directory.practitionerID(clinician) else { continue }
      if let known = people.firstIndex(where: { $0.id == id }) {
        people[known].clinician.add(clinician)
      } else {
        people.append((id, clinician))
      }
    }
    return people
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
      telecom: facility.workPhone.map { [$0] } ?? [],
      address: facility.address.map { [R4.Address($0)] } ?? [])
  }

  private func location(_ facility: Facility, _ directory: Directory) -> R4.Location {
    R4.Location(
      status: .active,
      name: facility.location ?? facility.name,
      // A place of its own within the facility; the facility as a whole needs no words on where it is.
      description: facility.location.map { "\($0), \(facility.name)" },
      mode: .instance,
      type: facility.type.map { [R4.CodeableConcept($0.code, text: $0.words)] } ?? [],
      address: facility.address.map { R4.Address($0) },
      managingOrganization: directory.organization)
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

  private func role(
    of clinician: Clinician, _ practitioner: R4.ID, at facility: Facility, _ directory: Directory
  ) -> R4.PractitionerRole {
    R4.PractitionerRole(
      extension: clinician.annualVolume.map {
        [R4.Extension(url: OwnExtension.annualVolume.url, value: .integer($0))]
      } ?? [],
      active: true,
      practitioner: R4.Reference(to: practitioner),
      organization: directory.organization,
      specialty: clinician.specialty.map { [R4.CodeableConcept($0)] } ?? [],
      // A role needs a way to reach its holder (pd-1 of US Core): that of the organization it is held at.
      telecom: [facility.workPhone ?? MissingData.contact])
  }
}

extension KyphoplastyEncounter {
  /// Everybody who is named, those of the team first, for more is known of them.
  fileprivate var clinicians: [Clinician] {
    team.map(\.clinician) + [referral?.requester, recordedBy].compactMap(\.self)
  }
}

extension Clinician {
  /// Takes over what is not known yet.
  fileprivate mutating func add(_ other: Clinician) {
    npi = npi ?? other.npi
    key = key ?? other.key
    family = family ?? other.family
    if given.isEmpty { given = other.given }
    specialty = specialty ?? other.specialty
    annualVolume = annualVolume ?? other.annualVolume
  }

  /// How many facts are known of the person.
  fileprivate var facts: Int {
    [npi != nil, key != nil, family != nil, specialty != nil, annualVolume != nil].count { $0 }
      + given.count
  }
}

extension Facility {
  fileprivate var workPhone: R4.ContactPoint? {
    phone.map { R4.ContactPoint(system: .phone, value: .known($0), use: .work) }
  }

  /// How many facts are known of the place.
  fileprivate var facts: Int {
    [npi != nil, type != nil, phone != nil, address != nil, location != nil].count { $0 }
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
