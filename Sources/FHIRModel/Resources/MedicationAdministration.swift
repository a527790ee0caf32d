public import LosslessJSON

extension R4 {
  /// That a patient was given a drug.
  public struct MedicationAdministration: Resource, Equatable {
    /// `MedicationAdministration`.
    public static var resourceType: StaticString { "MedicationAdministration" }

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
    /// The procedure or administration that it is a part of.
    public var partOf: [AnyReference]
    /// How far it is.
    public var status: Status
    /// Why it was not given.
    public var statusReason: [CodeableConcept]
    /// Where it was given: inpatient, outpatient, community.
    public var category: CodeableConcept?
    /// The drug.
    public var medication: Medication
    /// Who got it.
    public var subject: Reference<Patient>
    /// The encounter in which it was given.
    public var context: Reference<Encounter>?
    /// What else is to be known.
    public var supportingInformation: [AnyReference]
    /// When it was given.
    public var effective: Effective
    /// Who gave it.
    public var performer: [Performer]
    /// Why it was given, as codes.
    public var reasonCode: [CodeableConcept]
    /// Why it was given, as resources.
    public var reasonReference: [AnyReference]
    /// The order that it carries out.
    public var request: Reference<MedicationRequest>?
    /// What it was given with.
    public var device: [Reference<Device>]
    /// Remarks in free text.
    public var note: [Annotation]
    /// How much of it, and how.
    public var dosage: Dosage?

    /// Takes the elements in the order of the specification, which requires `status`, `medication`, `subject` and `effective`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      partOf: [AnyReference] = [],
      status: Status,
      statusReason: [CodeableConcept] = [],
      category: CodeableConcept? = nil,
      medication: Medication,
      subject: Reference<Patient>,
      context: Reference<Encounter>? = nil,
      supportingInformation: [AnyReference] = [],
      effective: Effective,
      performer: [Performer] = [],
      reasonCode: [CodeableConcept] = [],
      reasonReference: [AnyReference] = [],
      request: Reference<MedicationRequest>? = nil,
      device: [Reference<Device>] = [],
      note: [Annotation] = [],
      dosage: Dosage? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.partOf = partOf
      self.status = status
      self.statusReason = statusReason
      self.category = category
      self.medication = medication
      self.subject = subject
      self.context = context
      self.supportingInformation = supportingInformation
      self.effective = effective
      self.performer = performer
      self.reasonCode = reasonCode
      self.reasonReference = reasonReference
      self.request = request
      self.device = device
      self.note = note
      self.dosage = dosage
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
        json.member("partOf", partOf)
        json.member("status", status)
        json.member("statusReason", statusReason)
        json.member("category", category)
        medication.write(to: &json)
        json.member("subject", subject)
        json.member("context", context)
        json.member("supportingInformation", supportingInformation)
        effective.write(to: &json)
        json.member("performer", performer)
        json.member("reasonCode", reasonCode)
        json.member("reasonReference", reasonReference)
        json.member("request", request)
        json.member("device", device)
        json.member("note", note)
        json.member("dosage", dosage)
      }
    }
  }
}

extension R4.MedicationAdministration {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/medication-admin-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case inProgress = "in-progress"
    case notDone = "not-done"
    case onHold = "on-hold"
    case completed
    case enteredInError = "entered-in-error"
    case stopped
    case unknown
  }

  /// The types that `medication` may have.
  public enum Medication: Equatable, Sendable {
    case codeableConcept(R4.CodeableConcept)
    case reference(R4.Reference<R4.Medication>)

    func write(to json: inout JSONWriter) {
      switch self {
      case .codeableConcept(let value): json.member("medicationCodeableConcept", value)
      case .reference(let value): json.member("medicationReference", value)
      }
    }
  }

  /// The types that `effective` may have.
  public enum Effective: Equatable, Sendable {
    case dateTime(R4.DateTime)
    case period(R4.Period)

    func write(to json: inout JSONWriter) {
      switch self {
      case .dateTime(let value): json.member("effectiveDateTime", value)
      case .period(let value): json.member("effectivePeriod", value)
      }
    }
  }
}
