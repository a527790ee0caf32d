public import LosslessJSON

extension R4 {
  /// That a patient uses or used a device.
  public struct DeviceUseStatement: Resource, Equatable {
    /// `DeviceUseStatement`.
    public static var resourceType: StaticString { "DeviceUseStatement" }

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
    /// The orders that led to it.
    public var basedOn: [Reference<ServiceRequest>]
    /// Whether it is still used.
    public var status: Status
    /// Who uses it.
    public var subject: Reference<Patient>
    /// What the statement was worked out from.
    public var derivedFrom: [AnyReference]
    /// When it is used.
    public var timing: Timing?
    /// When it was written down.
    public var recordedOn: DateTime?
    /// Who says so.
    public var source: AnyReference?
    /// The device.
    public var device: Reference<Device>
    /// Why it is used, as codes.
    public var reasonCode: [CodeableConcept]
    /// Why it is used, as resources.
    public var reasonReference: [AnyReference]
    /// Where on or in the body it is used.
    public var bodySite: CodeableConcept?
    /// Remarks in free text.
    public var note: [Annotation]

    /// Takes the elements in the order of the specification, which requires `status`, `subject` and `device`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      basedOn: [Reference<ServiceRequest>] = [],
      status: Status,
      subject: Reference<Patient>,
      derivedFrom: [AnyReference] = [],
      timing: Timing? = nil,
      recordedOn: DateTime? = nil,
      source: AnyReference? = nil,
      device: Reference<Device>,
      reasonCode: [CodeableConcept] = [],
      reasonReference: [AnyReference] = [],
      bodySite: CodeableConcept? = nil,
      note: [Annotation] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.basedOn = basedOn
      self.status = status
      self.subject = subject
      self.derivedFrom = derivedFrom
      self.timing = timing
      self.recordedOn = recordedOn
      self.source = source
      self.device = device
      self.reasonCode = reasonCode
      self.reasonReference = reasonReference
      self.bodySite = bodySite
      self.note = note
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
        json.member("basedOn", basedOn)
        json.member("status", status)
        json.member("subject", subject)
        json.member("derivedFrom", derivedFrom)
        timing?.write(to: &json)
        json.member("recordedOn", recordedOn)
        json.member("source", source)
        json.member("device", device)
        json.member("reasonCode", reasonCode)
        json.member("reasonReference", reasonReference)
        json.member("bodySite", bodySite)
        json.member("note", note)
      }
    }
  }
}

extension R4.DeviceUseStatement {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/device-statement-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case active
    case completed
    case enteredInError = "entered-in-error"
    case intended
    case stopped
    case onHold = "on-hold"
  }

  /// The types that `timing` may have.
  public enum Timing: Equatable, Sendable {
    // Several times the size of the others, and rare.
    indirect case timing(R4.Timing)
    case period(R4.Period)
    case dateTime(R4.DateTime)

    func write(to json: inout JSONWriter) {
      switch self {
      case .timing(let value): json.member("timingTiming", value)
      case .period(let value): json.member("timingPeriod", value)
      case .dateTime(let value): json.member("timingDateTime", value)
      }
    }
  }
}
