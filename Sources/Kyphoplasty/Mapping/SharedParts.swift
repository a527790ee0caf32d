internal import FHIRModel

/// What an encounter tells of what encounters share: its facility and everybody whom it names, each once.
struct SharedParts {
  /// A clinician, with all that the encounter tells in any place.
  struct Person {
    var id: R4.ID
    var roleID: R4.ID
    var clinician: Clinician
    /// The part of the record that tells a field: `team[0].clinician` of `family`.
    var tellers: [String: String]
  }

  /// A field that the record tells of a person in two ways, each by its path.
  struct Contradiction: Hashable {
    var field: String
    var earlier: String
  }

  let organization: R4.ID
  let location: R4.ID
  var facility: Facility
  /// Those of the team first, for more is known of them.
  var people: [Person] = []
  private(set) var contradictions: [Contradiction] = []

  init(of encounter: KyphoplastyEncounter, at site: Site, identity: ResourceIdentity) {
    let directory = Directory(of: encounter, at: site, identity: identity)
    organization = directory.organizationID
    location = directory.locationID
    facility = encounter.facility
    for (place, member) in encounter.team.enumerated() {
      add(member.clinician, from: "team[\(place)].clinician", directory)
    }
    if let requester = encounter.referral?.requester {
      add(requester, from: "referral.requester", directory)
    }
    if let author = encounter.recordedBy { add(author, from: "recordedBy", directory) }
  }

  private mutating func add(_ clinician: Clinician, from path: String, _ directory: Directory) {
    guard let id = directory.practitionerID(clinician) else { return }
    let fields = SharedField.person + SharedField.role
    guard let known = people.firstIndex(where: { $0.id == id }) else {
      let told = fields.filter { $0.isTold(clinician) }.map { ($0.name, path) }
      people.append(
        Person(
          id: id, roleID: directory.roleID(id), clinician: clinician,
          tellers: Dictionary(told) { one, _ in one }))
      return
    }
    for field in fields where field.isTold(clinician) {
      if !field.isTold(people[known].clinician) {
        field.copy(clinician, &people[known].clinician)
        people[known].tellers[field.name] = path
      } else if !field.isSame(people[known].clinician, clinician) {
        let teller = people[known].tellers[field.name] ?? path
        contradictions.append(
          Contradiction(
            field: "\(path).\(field.name)", earlier: "\(teller).\(field.name)"))
      }
    }
  }

  /// What the resources of all this are made from.
  var contents: [SharedContent] {
    var contents: [SharedContent] = [
      .organization(organization, facility.asOrganization),
      .location(location, facility.asPlace, organization: organization),
    ]
    for person in people {
      contents.append(.person(person.id, person.clinician.asPerson))
      guard person.clinician.specialty != nil || person.clinician.annualVolume != nil else {
        continue
      }
      contents.append(
        .role(
          person.roleID,
          SharedRole(
            practitioner: person.id, organization: organization,
            specialty: person.clinician.specialty, annualVolume: person.clinician.annualVolume,
            phone: facility.phone)))
    }
    return contents
  }
}

/// What a resource that encounters share is made from, and nothing else.
enum SharedContent: Hashable {
  case organization(R4.ID, Facility)
  case location(R4.ID, Facility, organization: R4.ID)
  case person(R4.ID, Clinician)
  case role(R4.ID, SharedRole)

  var id: R4.ID {
    switch self {
    case .organization(let id, _), .location(let id, _, _), .person(let id, _), .role(let id, _): id
    }
  }
}

/// What a clinician is at an organization.
struct SharedRole: Hashable {
  var practitioner: R4.ID
  var organization: R4.ID
  var specialty: Clinician.Specialty?
  var annualVolume: Int?
  /// The telephone number of the organization.
  var phone: String?
}

extension Facility {
  /// Without what its location tells.
  fileprivate var asOrganization: Facility {
    var facility = self
    facility.type = nil
    facility.location = nil
    return facility
  }

  /// Without what only its organization tells.
  fileprivate var asPlace: Facility {
    var facility = self
    facility.npi = nil
    facility.phone = nil
    return facility
  }
}

extension Clinician {
  /// Without what the person is at an organization.
  fileprivate var asPerson: Clinician {
    var clinician = self
    clinician.specialty = nil
    clinician.annualVolume = nil
    return clinician
  }
}
