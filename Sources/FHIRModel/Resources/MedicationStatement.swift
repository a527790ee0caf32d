public import LosslessJSON

extension R4 {
  /// That a patient takes, took or will take a drug.
  public struct MedicationStatement: Resource, Equatable {
    /// `MedicationStatement`.
    public static var resourceType: StaticString { "MedicationStatement" }

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
    /// The plans and orders that led to it.
    public var basedOn: [AnyReference]
    /// The larger act that it is a part of.
    public var partOf: [AnyReference]
    /// Whether it is still taken.
    public var status: Status
    /// Why it is taken no more.
    public var statusReason: [CodeableConcept]
    /// Where it is taken.
    public var category: CodeableConcept?
    /// The drug.
    public var medication: Medication
    /// Who takes it.
    public var subject: Reference<Patient>
    /// The encounter in which it was said.
    public var context: Reference<Encounter>?
    /// When it is taken.
    public var effective: Effective?
    /// When it was said.
    public var dateAsserted: DateTime?
    /// Who said it.
    public var informationSource: AnyReference?
    /// What the statement was worked out from.
    public var derivedFrom: [AnyReference]
    /// Why it is taken, as codes.
    public var reasonCode: [CodeableConcept]
    /// Why it is taken, as resources.
    public var reasonReference: [AnyReference]
    /// Remarks in free text.
    public var note: [Annotation]
    /// How it is taken.
    public var dosage: [Dosage]

    /// Takes the elements in the order of the specification, which requires `status`, `medication` and `subject`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      basedOn: [AnyReference] = [],
      partOf: [AnyReference] = [],
      status: Status,
      statusReason: [CodeableConcept] = [],
      category: CodeableConcept? = nil,
      medication: Medication,
      subject: Reference<Patient>,
      context: Reference<Encounter>? = nil,
      effective: Effective? = nil,
      dateAsserted: DateTime? = nil,
      informationSource: AnyReference? = nil,
      derivedFrom: [AnyReference] = [],
      reasonCode: [CodeableConcept] = [],
      reasonReference: [AnyReference] = [],
      note: [Annotation] = [],
      dosage: [Dosage] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.basedOn = basedOn
      self.partOf = partOf
      self.status = status
      self.statusReason = statusReason
      self.category = category
      self.medication = medication
      self.subject = subject
      self.context = context
      self.effective = effective
      self.dateAsserted = dateAsserted
      self.informationSource = informationSource
      self.derivedFrom = derivedFrom
      self.reasonCode = reasonCode
      self.reasonReference = reasonReference
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
        json.member("basedOn", basedOn)
        json.member("partOf", partOf)
        json.member("status", status)
        json.member("statusReason", statusReason)
        json.member("category", category)
        medication.write(to: &json)
        json.member("subject", subject)
        json.member("context", context)
        effective?.write(to: &json)
        json.member("dateAsserted", dateAsserted)
        json.member("informationSource", informationSource)
        json.member("derivedFrom", derivedFrom)
        json.member("reasonCode", reasonCode)
        json.member("reasonReference", reasonReference)
        json.member("note", note)
        json.member("dosage", dosage)
      }
    }
  }
}

extension R4.MedicationStatement {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/medication-statement-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case active
    case completed
    case enteredInError = "entered-in-error"
    case intended
    case stopped
    case onHold = "on-hold"
    case unknown
    case notTaken = "not-taken"
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
