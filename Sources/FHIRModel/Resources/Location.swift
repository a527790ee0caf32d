public import LosslessJSON

extension R4 {
  /// A place where care is given: a building, a ward, a room.
  public struct Location: Resource, Equatable {
    /// `Location`.
    public static var resourceType: StaticString { "Location" }

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
    /// Whether the place is in use.
    public var status: Status?
    /// The name of the place.
    public var name: String?
    /// Other names of the place.
    public var alias: [String]
    /// More words about the place than its name.
    public var description: String?
    /// Whether it is one place or stands for a kind of place.
    public var mode: Mode?
    /// What is done there.
    public var type: [CodeableConcept]
    /// How to reach the place.
    public var telecom: [ContactPoint]
    /// Where it is.
    public var address: Address?
    /// What it is made as: a building, a room, a bed.
    public var physicalType: CodeableConcept?
    /// Who runs the place.
    public var managingOrganization: Reference<Organization>?
    /// The place that it is in.
    public var partOf: Reference<Location>?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      status: Status? = nil,
      name: String? = nil,
      alias: [String] = [],
      description: String? = nil,
      mode: Mode? = nil,
      type: [CodeableConcept] = [],
      telecom: [ContactPoint] = [],
      address: Address? = nil,
      physicalType: CodeableConcept? = nil,
      managingOrganization: Reference<Organization>? = nil,
      partOf: Reference<Location>? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.status = status
      self.name = name
      self.alias = alias
      self.description = description
      self.mode = mode
      self.type = type
      self.telecom = telecom
      self.address = address
      self.physicalType = physicalType
      self.managingOrganization = managingOrganization
      self.partOf = partOf
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
        json.member("status", status)
        json.member("name", name)
        json.member("alias", alias)
        json.member("description", description)
        json.member("mode", mode)
        json.member("type", type)
        json.member("telecom", telecom)
        json.member("address", address)
        json.member("physicalType", physicalType)
        json.member("managingOrganization", managingOrganization)
        json.member("partOf", partOf)
      }
    }
  }
}

extension R4.Location {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/location-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case active
    case suspended
    case inactive
  }

  /// The values of `mode`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/location-mode.
  public enum Mode: String, R4.Code, CaseIterable, Sendable {
    case instance
    case kind
  }
}
