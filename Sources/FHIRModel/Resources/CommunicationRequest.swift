public import LosslessJSON

extension R4 {
  /// That somebody is to be told something.
  public struct CommunicationRequest: Resource, Equatable {
    /// `CommunicationRequest`.
    public static var resourceType: StaticString { "CommunicationRequest" }

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
    /// The requests that it takes the place of.
    public var replaces: [Reference<CommunicationRequest>]
    /// The key of the requests that were placed together.
    public var groupIdentifier: Identifier?
    /// How far the request is.
    public var status: RequestStatus
    /// Why it has this status.
    public var statusReason: CodeableConcept?
    /// What kind of message it is.
    public var category: [CodeableConcept]
    /// How urgent it is.
    public var priority: RequestPriority?
    /// Whether it must not be told.
    public var doNotPerform: Bool?
    /// The ways to tell it.
    public var medium: [CodeableConcept]
    /// Whom it is about.
    public var subject: Reference<Patient>?
    /// What it is about.
    public var about: [AnyReference]
    /// The encounter in which it was asked for.
    public var encounter: Reference<Encounter>?
    /// What is to be told.
    public var payload: [Payload]
    /// When it is to be told.
    public var occurrence: Occurrence?
    /// When it was asked for.
    public var authoredOn: DateTime?
    /// Who asked for it.
    public var requester: AnyReference?
    /// Who is to be told.
    public var recipient: [AnyReference]
    /// Who is to tell it.
    public var sender: AnyReference?
    /// Why, as codes.
    public var reasonCode: [CodeableConcept]
    /// Why, as resources.
    public var reasonReference: [AnyReference]
    /// Remarks in free text.
    public var note: [Annotation]

    /// Takes the elements in the order of the specification, which requires `status`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      basedOn: [AnyReference] = [],
      replaces: [Reference<CommunicationRequest>] = [],
      groupIdentifier: Identifier? = nil,
      status: RequestStatus,
      statusReason: CodeableConcept? = nil,
      category: [CodeableConcept] = [],
      priority: RequestPriority? = nil,
      doNotPerform: Bool? = nil,
      medium: [CodeableConcept] = [],
      subject: Reference<Patient>? = nil,
      about: [AnyReference] = [],
      encounter: Reference<Encounter>? = nil,
      payload: [Payload] = [],
      occurrence: Occurrence? = nil,
      authoredOn: DateTime? = nil,
      requester: AnyReference? = nil,
      recipient: [AnyReference] = [],
      sender: AnyReference? = nil,
      reasonCode: [CodeableConcept] = [],
      reasonReference: [AnyReference] = [],
      note: [Annotation] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.basedOn = basedOn
      self.replaces = replaces
      self.groupIdentifier = groupIdentifier
      self.status = status
      self.statusReason = statusReason
      self.category = category
      self.priority = priority
      self.doNotPerform = doNotPerform
      self.medium = medium
      self.subject = subject
      self.about = about
      self.encounter = encounter
      self.payload = payload
      self.occurrence = occurrence
      self.authoredOn = authoredOn
      self.requester = requester
      self.recipient = recipient
      self.sender = sender
      self.reasonCode = reasonCode
      self.reasonReference = reasonReference
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
        json.member("replaces", replaces)
        json.member("groupIdentifier", groupIdentifier)
        json.member("status", status)
        json.member("statusReason", statusReason)
        json.member("category", category)
        json.member("priority", priority)
        json.member("doNotPerform", doNotPerform)
        json.member("medium", medium)
        json.member("subject", subject)
        json.member("about", about)
        json.member("encounter", encounter)
        json.member("payload", payload)
        occurrence?.write(to: &json)
        json.member("authoredOn", authoredOn)
        json.member("requester", requester)
        json.member("recipient", recipient)
        json.member("sender", sender)
        json.member("reasonCode", reasonCode)
        json.member("reasonReference", reasonReference)
        json.member("note", note)
      }
    }
  }
}

extension R4.CommunicationRequest {
  /// The types that `occurrence` may have.
  public enum Occurrence: Equatable, Sendable {
    case dateTime(R4.DateTime)
    case period(R4.Period)

    func write(to json: inout JSONWriter) {
      switch self {
      case .dateTime(let value): json.member("occurrenceDateTime", value)
      case .period(let value): json.member("occurrencePeriod", value)
      }
    }
  }
}
