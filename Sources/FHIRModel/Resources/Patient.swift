public import LosslessJSON

extension R4 {
  /// The person who is treated.
  public struct Patient: Resource, Equatable {
    /// `Patient`.
    public static var resourceType: StaticString { "Patient" }

    /// The id under which a server knows it.
    public var id: ID?
    /// Where it comes from and which profiles it follows.
    public var meta: Meta?
    /// The same for people to read.
    public var text: Narrative?
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The keys by which other systems know it.
    public var identifier: [Identifier]
    /// Whether the record is in use.
    public var active: Bool?
    /// The names the person goes by.
    public var name: [HumanName]
    /// How to reach the person.
    public var telecom: [ContactPoint]
    /// The gender that the administration records.
    public var gender: AdministrativeGender?
    /// The day, month or year of birth.
    public var birthDate: Presence<Date>?
    /// Whether, or when, the person died.
    public var deceased: Deceased?
    /// Where the person lives or gets mail.
    public var address: [Address]
    /// The civil status.
    public var maritalStatus: CodeableConcept?
    /// Whether the person is a twin or the like, or which of them.
    public var multipleBirth: MultipleBirth?
    /// Who may be called about the person.
    public var contact: [Contact]
    /// The languages in which to speak with the person.
    public var communication: [Communication]
    /// Who cares for the person in general.
    public var generalPractitioner: [AnyReference]
    /// Who keeps the record.
    public var managingOrganization: Reference<Organization>?
    /// Other records of the same person.
    public var link: [Link]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      active: Bool? = nil,
      name: [HumanName] = [],
      telecom: [ContactPoint] = [],
      gender: AdministrativeGender? = nil,
      birthDate: Presence<Date>? = nil,
      deceased: Deceased? = nil,
      address: [Address] = [],
      maritalStatus: CodeableConcept? = nil,
      multipleBirth: MultipleBirth? = nil,
      contact: [Contact] = [],
      communication: [Communication] = [],
      generalPractitioner: [AnyReference] = [],
      managingOrganization: Reference<Organization>? = nil,
      link: [Link] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.active = active
      self.name = name
      self.telecom = telecom
      self.gender = gender
      self.birthDate = birthDate
      self.deceased = deceased
      self.address = address
      self.maritalStatus = maritalStatus
      self.multipleBirth = multipleBirth
      self.contact = contact
      self.communication = communication
      self.generalPractitioner = generalPractitioner
      self.managingOrganization = managingOrganization
      self.link = link
    }

    /// Writes the resource as one JSON object.
    public func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("resourceType", Self.resourceType)
        json.member("id", id)
        json.member("meta", meta)
        json.member("text", text)
        json.member("extension", `extension`)
        json.member("identifier", identifier)
        json.member("active", active)
        json.member("name", name)
        json.member("telecom", telecom)
        json.member("gender", gender)
        json.member("birthDate", orAbsent: "_birthDate", birthDate)
        deceased?.write(to: &json)
        json.member("address", address)
        json.member("maritalStatus", maritalStatus)
        multipleBirth?.write(to: &json)
        json.member("contact", contact)
        json.member("communication", communication)
        json.member("generalPractitioner", generalPractitioner)
        json.member("managingOrganization", managingOrganization)
        json.member("link", link)
      }
    }
  }
}

extension R4.Patient {
  /// The types that `deceased` may have.
  public enum Deceased: Equatable, Sendable {
    case boolean(Bool)
    case dateTime(R4.DateTime)

    func write(to json: inout JSONWriter) {
      switch self {
      case .boolean(let value): json.member("deceasedBoolean", value)
      case .dateTime(let value): json.member("deceasedDateTime", value)
      }
    }
  }

  /// The types that `multipleBirth` may have.
  public enum MultipleBirth: Equatable, Sendable {
    case boolean(Bool)
    case integer(Int)

    func write(to json: inout JSONWriter) {
      switch self {
      case .boolean(let value): json.member("multipleBirthBoolean", value)
      case .integer(let value): json.member("multipleBirthInteger", value)
      }
    }
  }
}
