public import LosslessJSON

extension R4 {
  /// What a person does for an organization, and in which specialty.
  public struct PractitionerRole: Resource, Equatable {
    /// `PractitionerRole`.
    public static var resourceType: StaticString { "PractitionerRole" }

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
    /// Whether the person still has the role.
    public var active: Bool?
    /// When the person has the role.
    public var period: Period?
    /// The person.
    public var practitioner: Reference<Practitioner>?
    /// The organization.
    public var organization: Reference<Organization>?
    /// The role.
    public var code: [CodeableConcept]
    /// The specialties in which the person works there.
    public var specialty: [CodeableConcept]
    /// Where the person works.
    public var location: [Reference<Location>]
    /// How to reach the person in this role.
    public var telecom: [ContactPoint]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      active: Bool? = nil,
      period: Period? = nil,
      practitioner: Reference<Practitioner>? = nil,
      organization: Reference<Organization>? = nil,
      code: [CodeableConcept] = [],
      specialty: [CodeableConcept] = [],
      location: [Reference<Location>] = [],
      telecom: [ContactPoint] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.active = active
      self.period = period
      self.practitioner = practitioner
      self.organization = organization
      self.code = code
      self.specialty = specialty
      self.location = location
      self.telecom = telecom
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
        json.member("period", period)
        json.member("practitioner", practitioner)
        json.member("organization", organization)
        json.member("code", code)
        json.member("specialty", specialty)
        json.member("location", location)
        json.member("telecom", telecom)
      }
    }
  }
}
