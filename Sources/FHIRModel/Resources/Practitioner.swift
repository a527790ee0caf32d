public import LosslessJSON

extension R4 {
  /// A person who treats, assists or records.
  public struct Practitioner: Resource, Equatable {
    /// `Practitioner`.
    public static var resourceType: StaticString { "Practitioner" }

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
    /// Whether the person still works here.
    public var active: Bool?
    /// The names the person goes by.
    public var name: [HumanName]
    /// How to reach the person at work.
    public var telecom: [ContactPoint]
    /// Where the person works.
    public var address: [Address]
    /// The gender that the administration records.
    public var gender: AdministrativeGender?
    /// The day, month or year of birth.
    public var birthDate: Date?
    /// What the person has learned and may do.
    public var qualification: [Qualification]

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
      address: [Address] = [],
      gender: AdministrativeGender? = nil,
      birthDate: Date? = nil,
      qualification: [Qualification] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.active = active
      self.name = name
      self.telecom = telecom
      self.address = address
      self.gender = gender
      self.birthDate = birthDate
      self.qualification = qualification
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
        json.member("address", address)
        json.member("gender", gender)
        json.member("birthDate", birthDate)
        json.member("qualification", qualification)
      }
    }
  }
}

extension R4.Practitioner {
  /// What the person has learned and may do.
  public struct Qualification: R4.Element, Equatable, Sendable {
    /// The keys of the certificate.
    public var identifier: [R4.Identifier]
    /// What was learned.
    public var code: R4.CodeableConcept
    /// When the certificate is valid.
    public var period: R4.Period?
    /// Who gave the certificate.
    public var issuer: R4.Reference<R4.Organization>?

    /// Takes the elements in the order of the specification, which requires `code`.
    public init(
      identifier: [R4.Identifier] = [],
      code: R4.CodeableConcept,
      period: R4.Period? = nil,
      issuer: R4.Reference<R4.Organization>? = nil
    ) {
      self.identifier = identifier
      self.code = code
      self.period = period
      self.issuer = issuer
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("identifier", identifier)
        json.member("code", code)
        json.member("period", period)
        json.member("issuer", issuer)
      }
    }
  }
}
