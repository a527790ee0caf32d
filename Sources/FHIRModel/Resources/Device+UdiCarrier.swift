internal import LosslessJSON

extension R4.Device {
  /// The unique device identification on its label.
  public struct UdiCarrier: R4.Element, Equatable, Sendable {
    /// The part that names the product.
    public var deviceIdentifier: String?
    /// The agency whose rules the identification follows.
    public var issuer: R4.URI?
    /// The authority that the agency is accredited by.
    public var jurisdiction: R4.URI?
    /// What the bar code or tag holds.
    public var carrierAIDC: R4.Base64Binary?
    /// What is printed beside the bar code.
    public var carrierHRF: String?
    /// How it came into the record.
    public var entryType: EntryType?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      deviceIdentifier: String? = nil,
      issuer: R4.URI? = nil,
      jurisdiction: R4.URI? = nil,
      carrierAIDC: R4.Base64Binary? = nil,
      carrierHRF: String? = nil,
      entryType: EntryType? = nil
    ) {
      self.deviceIdentifier = deviceIdentifier
      self.issuer = issuer
      self.jurisdiction = jurisdiction
      self.carrierAIDC = carrierAIDC
      self.carrierHRF = carrierHRF
      self.entryType = entryType
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("deviceIdentifier", deviceIdentifier)
        json.member("issuer", issuer)
        json.member("jurisdiction", jurisdiction)
        json.member("carrierAIDC", carrierAIDC)
        json.member("carrierHRF", carrierHRF)
        json.member("entryType", entryType)
      }
    }
  }
}

extension R4.Device.UdiCarrier {
  /// The values of `entryType`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/udi-entry-type.
  public enum EntryType: String, R4.Code, CaseIterable, Sendable {
    case barcode
    case rfid
    case manual
    case card
    case selfReported = "self-reported"
    case unknown
  }
}
