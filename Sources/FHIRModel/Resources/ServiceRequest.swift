public import LosslessJSON

extension R4 {
  /// An order or a referral for something to be done.
  public struct ServiceRequest: Resource, Equatable {
    /// `ServiceRequest`.
    public static var resourceType: StaticString { "ServiceRequest" }

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
    /// The orders and plans that led to it.
    public var basedOn: [AnyReference]
    /// The orders that it takes the place of.
    public var replaces: [Reference<ServiceRequest>]
    /// The key of the orders that were placed together.
    public var requisition: Identifier?
    /// How far the order is.
    public var status: RequestStatus
    /// Whether it is a proposal, a plan or an order.
    public var intent: Intent
    /// What kind of service it is.
    public var category: [CodeableConcept]
    /// How urgent it is.
    public var priority: RequestPriority?
    /// Whether it must not be done.
    public var doNotPerform: Bool?
    /// What is to be done.
    public var code: CodeableConcept?
    /// How it is to be done.
    public var orderDetail: [CodeableConcept]
    /// How much of it.
    public var quantity: Quantity?
    /// For whom.
    public var subject: Reference<Patient>
    /// The encounter in which it was ordered.
    public var encounter: Reference<Encounter>?
    /// When it is to be done.
    public var occurrence: Occurrence?
    /// Whether, or for what, it is done only when needed.
    public var asNeeded: AsNeeded?
    /// When it was ordered.
    public var authoredOn: DateTime?
    /// Who ordered it.
    public var requester: AnyReference?
    /// What kind of person is to do it.
    public var performerType: CodeableConcept?
    /// Who is to do it.
    public var performer: [AnyReference]
    /// Why it was ordered, as codes.
    public var reasonCode: [CodeableConcept]
    /// Why it was ordered, as resources.
    public var reasonReference: [AnyReference]
    /// Who is to pay for it.
    public var insurance: [AnyReference]
    /// What else is to be known.
    public var supportingInfo: [AnyReference]
    /// The samples to work on.
    public var specimen: [Reference<Specimen>]
    /// Where in the body.
    public var bodySite: [CodeableConcept]
    /// Remarks in free text.
    public var note: [Annotation]
    /// What the patient is told.
    public var patientInstruction: String?

    /// Takes the elements in the order of the specification, which requires `status`, `intent` and `subject`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      basedOn: [AnyReference] = [],
      replaces: [Reference<ServiceRequest>] = [],
      requisition: Identifier? = nil,
      status: RequestStatus,
      intent: Intent,
      category: [CodeableConcept] = [],
      priority: RequestPriority? = nil,
      doNotPerform: Bool? = nil,
      code: CodeableConcept? = nil,
      orderDetail: [CodeableConcept] = [],
      quantity: Quantity? = nil,
      subject: Reference<Patient>,
      encounter: Reference<Encounter>? = nil,
      occurrence: Occurrence? = nil,
      asNeeded: AsNeeded? = nil,
      authoredOn: DateTime? = nil,
      requester: AnyReference? = nil,
      performerType: CodeableConcept? = nil,
      performer: [AnyReference] = [],
      reasonCode: [CodeableConcept] = [],
      reasonReference: [AnyReference] = [],
      insurance: [AnyReference] = [],
      supportingInfo: [AnyReference] = [],
      specimen: [Reference<Specimen>] = [],
      bodySite: [CodeableConcept] = [],
      note: [Annotation] = [],
      patientInstruction: String? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.basedOn = basedOn
      self.replaces = replaces
      self.requisition = requisition
      self.status = status
      self.intent = intent
      self.category = category
      self.priority = priority
      self.doNotPerform = doNotPerform
      self.code = code
      self.orderDetail = orderDetail
      self.quantity = quantity
      self.subject = subject
      self.encounter = encounter
      self.occurrence = occurrence
      self.asNeeded = asNeeded
      self.authoredOn = authoredOn
      self.requester = requester
      self.performerType = performerType
      self.performer = performer
      self.reasonCode = reasonCode
      self.reasonReference = reasonReference
      self.insurance = insurance
      self.supportingInfo = supportingInfo
      self.specimen = specimen
      self.bodySite = bodySite
      self.note = note
      self.patientInstruction = patientInstruction
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
        json.member("replaces", replaces)
        json.member("requisition", requisition)
        json.member("status", status)
        json.member("intent", intent)
        json.member("category", category)
        json.member("priority", priority)
        json.member("doNotPerform", doNotPerform)
        json.member("code", code)
        json.member("orderDetail", orderDetail)
        quantity?.write(to: &json)
        json.member("subject", subject)
        json.member("encounter", encounter)
        occurrence?.write(to: &json)
        asNeeded?.write(to: &json)
        json.member("authoredOn", authoredOn)
        json.member("requester", requester)
        json.member("performerType", performerType)
        json.member("performer", performer)
        json.member("reasonCode", reasonCode)
        json.member("reasonReference", reasonReference)
        json.member("insurance", insurance)
        json.member("supportingInfo", supportingInfo)
        json.member("specimen", specimen)
        json.member("bodySite", bodySite)
        json.member("note", note)
        json.member("patientInstruction", patientInstruction)
      }
    }
  }
}
