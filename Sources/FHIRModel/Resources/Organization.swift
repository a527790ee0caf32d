public import LosslessJSON

extension R4 {
  /// A hospital, a department, an insurer.
  public struct Organization: Resource, Equatable {
    /// `Organization`.
    public static var resourceType: StaticString { "Organization" }

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
    /// Whether it is still in use.
    public var active: Bool?
    /// What kind of organization it is.
    public var type: [CodeableConcept]
    /// The name it goes by.
    public var name: String?
    /// Other names it goes or went by.
    public var alias: [String]
    /// How to reach it.
    public var telecom: [ContactPoint]
    /// Where it is.
    public var address: [Address]
    /// The organization above it.
    public var partOf: Reference<Organization>?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      active: Bool? = nil,
      type: [CodeableConcept] = [],
      name: String? = nil,
      alias: [String] = [],
      telecom: [ContactPoint] = [],
      address: [Address] = [],
      partOf: Reference<Organization>? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.active = active
      self.type = type
      self.name = name
      self.alias = alias
      self.telecom = telecom
      self.address = address
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
        json.member("active", active)
        json.member("type", type)
        json.member("name", name)
        json.member("alias", alias)
        json.member("telecom", telecom)
        json.member("address", address)
        json.member("partOf", partOf)
      }
    }
  }
}
