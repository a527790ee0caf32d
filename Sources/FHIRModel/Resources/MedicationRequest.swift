public import LosslessJSON

extension R4 {
  /// An order or a plan for a drug.
  public struct MedicationRequest: Resource, Equatable {
    /// `MedicationRequest`.
    public static var resourceType: StaticString { "MedicationRequest" }

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
    /// How far the order is.
    public var status: Status
    /// Why the order has this status.
    public var statusReason: CodeableConcept?
    /// Whether it is a proposal, a plan or an order.
    public var intent: Intent
    /// Where the drug is to be taken: inpatient, discharge and the like.
    public var category: [CodeableConcept]
    /// How urgent it is.
    public var priority: RequestPriority?
    /// Whether the drug must not be taken.
    public var doNotPerform: Bool?
    /// Whether, or by whom, the order was only told about.
    public var reported: Reported?
    /// The drug.
    public var medication: Medication
    /// For whom.
    public var subject: Reference<Patient>
    /// The encounter in which it was ordered.
    public var encounter: Reference<Encounter>?
    /// What else is to be known.
    public var supportingInformation: [AnyReference]
    /// When it was ordered.
    public var authoredOn: DateTime?
    /// Who ordered it.
    public var requester: AnyReference?
    /// Who wrote it down.
    public var recorder: AnyReference?
    /// Why it was ordered, as codes.
    public var reasonCode: [CodeableConcept]
    /// Why it was ordered, as resources.
    public var reasonReference: [AnyReference]
    /// The plans and orders that led to it.
    public var basedOn: [AnyReference]
    /// Whether it is taken for a while, always or by season.
    public var courseOfTherapyType: CodeableConcept?
    /// Remarks in free text.
    public var note: [Annotation]
    /// How it is to be taken.
    public var dosageInstruction: [Dosage]
    /// How much is to be handed out.
    public var dispenseRequest: DispenseRequest?
    /// The order that this one takes the place of.
    public var priorPrescription: Reference<MedicationRequest>?

    /// Takes the elements in the order of the specification, which requires `status`, `intent`, `medication` and `subject`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      status: Status,
      statusReason: CodeableConcept? = nil,
      intent: Intent,
      category: [CodeableConcept] = [],
      priority: RequestPriority? = nil,
      doNotPerform: Bool? = nil,
      reported: Reported? = nil,
      medication: Medication,
      subject: Reference<Patient>,
      encounter: Reference<Encounter>? = nil,
      supportingInformation: [AnyReference] = [],
      authoredOn: DateTime? = nil,
      requester: AnyReference? = nil,
      recorder: AnyReference? = nil,
      reasonCode: [CodeableConcept] = [],
      reasonReference: [AnyReference] = [],
      basedOn: [AnyReference] = [],
      courseOfTherapyType: CodeableConcept? = nil,
      note: [Annotation] = [],
      dosageInstruction: [Dosage] = [],
      dispenseRequest: DispenseRequest? = nil,
      priorPrescription: Reference<MedicationRequest>? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.status = status
      self.statusReason = statusReason
      self.intent = intent
      self.category = category
      self.priority = priority
      self.doNotPerform = doNotPerform
      self.reported = reported
      self.medication = medication
      self.subject = subject
      self.encounter = encounter
      self.supportingInformation = supportingInformation
      self.authoredOn = authoredOn
      self.requester = requester
      self.recorder = recorder
      self.reasonCode = reasonCode
      self.reasonReference = reasonReference
      self.basedOn = basedOn
      self.courseOfTherapyType = courseOfTherapyType
      self.note = note
      self.dosageInstruction = dosageInstruction
      self.dispenseRequest = dispenseRequest
      self.priorPrescription = priorPrescription
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
        json.member("statusReason", statusReason)
        json.member("intent", intent)
        json.member("category", category)
        json.member("priority", priority)
        json.member("doNotPerform", doNotPerform)
        reported?.write(to: &json)
        medication.write(to: &json)
        json.member("subject", subject)
        json.member("encounter", encounter)
        json.member("supportingInformation", supportingInformation)
        json.member("authoredOn", authoredOn)
        json.member("requester", requester)
        json.member("recorder", recorder)
        json.member("reasonCode", reasonCode)
        json.member("reasonReference", reasonReference)
        json.member("basedOn", basedOn)
        json.member("courseOfTherapyType", courseOfTherapyType)
        json.member("note", note)
        json.member("dosageInstruction", dosageInstruction)
        json.member("dispenseRequest", dispenseRequest)
        json.member("priorPrescription", priorPrescription)
      }
    }
  }
}
