public import LosslessJSON

extension R4 {
  /// A thing used in care that is no drug: an implant, an instrument.
  public struct Device: Resource, Equatable {
    /// `Device`.
    public static var resourceType: StaticString { "Device" }

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
    /// The unique device identification on its label.
    public var udiCarrier: [UdiCarrier]
    /// Whether the record of the device is in use.
    public var status: Status?
    /// Why the device is not in use.
    public var statusReason: [CodeableConcept]
    /// The identification of human cells and tissues.
    public var distinctIdentifier: String?
    /// Who made it.
    public var manufacturer: String?
    /// When it was made.
    public var manufactureDate: DateTime?
    /// Until when it may be used.
    public var expirationDate: DateTime?
    /// The batch that it is from.
    public var lotNumber: String?
    /// The number that only this piece has.
    public var serialNumber: String?
    /// What it is called.
    public var deviceName: [DeviceName]
    /// The maker's number of the model.
    public var modelNumber: String?
    /// The maker's number of the part.
    public var partNumber: String?
    /// What kind of device it is.
    public var type: CodeableConcept?
    /// What version its parts or its software have.
    public var version: [Version]
    /// Its size, its material and the like.
    public var property: [Property]
    /// In whom or for whom it is.
    public var patient: Reference<Patient>?
    /// Who answers for it.
    public var owner: Reference<Organization>?
    /// Where it is.
    public var location: Reference<Location>?
    /// Where it can be reached on a network.
    public var url: URI?
    /// Remarks in free text.
    public var note: [Annotation]
    /// What is to be minded, such as magnetic resonance.
    public var safety: [CodeableConcept]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      udiCarrier: [UdiCarrier] = [],
      status: Status? = nil,
      statusReason: [CodeableConcept] = [],
      distinctIdentifier: String? = nil,
      manufacturer: String? = nil,
      manufactureDate: DateTime? = nil,
      expirationDate: DateTime? = nil,
      lotNumber: String? = nil,
      serialNumber: String? = nil,
      deviceName: [DeviceName] = [],
      modelNumber: String? = nil,
      partNumber: String? = nil,
      type: CodeableConcept? = nil,
      version: [Version] = [],
      property: [Property] = [],
      patient: Reference<Patient>? = nil,
      owner: Reference<Organization>? = nil,
      location: Reference<Location>? = nil,
      url: URI? = nil,
      note: [Annotation] = [],
      safety: [CodeableConcept] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.udiCarrier = udiCarrier
      self.status = status
      self.statusReason = statusReason
      self.distinctIdentifier = distinctIdentifier
      self.manufacturer = manufacturer
      self.manufactureDate = manufactureDate
      self.expirationDate = expirationDate
      self.lotNumber = lotNumber
      self.serialNumber = serialNumber
      self.deviceName = deviceName
      self.modelNumber = modelNumber
      self.partNumber = partNumber
      self.type = type
      self.version = version
      self.property = property
      self.patient = patient
      self.owner = owner
      self.location = location
      self.url = url
      self.note = note
      self.safety = safety
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
        json.member("udiCarrier", udiCarrier)
        json.member("status", status)
        json.member("statusReason", statusReason)
        json.member("distinctIdentifier", distinctIdentifier)
        json.member("manufacturer", manufacturer)
        json.member("manufactureDate", manufactureDate)
        json.member("expirationDate", expirationDate)
        json.member("lotNumber", lotNumber)
        json.member("serialNumber", serialNumber)
        json.member("deviceName", deviceName)
        json.member("modelNumber", modelNumber)
        json.member("partNumber", partNumber)
        json.member("type", type)
        json.member("version", version)
        json.member("property", property)
        json.member("patient", patient)
        json.member("owner", owner)
        json.member("location", location)
        json.member("url", url)
        json.member("note", note)
        json.member("safety", safety)
      }
    }
  }
}

extension R4.Device {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/device-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case active
    case inactive
    case enteredInError = "entered-in-error"
    case unknown
  }
}
