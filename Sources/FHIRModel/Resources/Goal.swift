public import LosslessJSON

extension R4 {
  /// What a treatment is to reach.
  public struct Goal: Resource, Equatable {
    /// `Goal`.
    public static var resourceType: StaticString { "Goal" }

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
    /// Whether it is still aimed at.
    public var lifecycleStatus: LifecycleStatus
    /// Whether it has been reached.
    public var achievementStatus: CodeableConcept?
    /// What kind of goal it is.
    public var category: [CodeableConcept]
    /// How much it matters.
    public var priority: CodeableConcept?
    /// What is to be reached.
    public var description: CodeableConcept
    /// For whom.
    public var subject: Reference<Patient>
    /// From when on.
    public var start: Start?
    /// By what it is measured, and until when.
    public var target: [Target]
    /// Since when it has its status.
    public var statusDate: Date?
    /// Why it has its status.
    public var statusReason: String?
    /// Whose goal it is.
    public var expressedBy: AnyReference?
    /// What it is about.
    public var addresses: [AnyReference]
    /// Remarks in free text.
    public var note: [Annotation]
    /// What came of it, as codes.
    public var outcomeCode: [CodeableConcept]
    /// What came of it, as resources.
    public var outcomeReference: [Reference<Observation>]

    /// Takes the elements in the order of the specification, which requires `lifecycleStatus`, `description` and `subject`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      lifecycleStatus: LifecycleStatus,
      achievementStatus: CodeableConcept? = nil,
      category: [CodeableConcept] = [],
      priority: CodeableConcept? = nil,
      description: CodeableConcept,
      subject: Reference<Patient>,
      start: Start? = nil,
      target: [Target] = [],
      statusDate: Date? = nil,
      statusReason: String? = nil,
      expressedBy: AnyReference? = nil,
      addresses: [AnyReference] = [],
      note: [Annotation] = [],
      outcomeCode: [CodeableConcept] = [],
      outcomeReference: [Reference<Observation>] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.lifecycleStatus = lifecycleStatus
      self.achievementStatus = achievementStatus
      self.category = category
      self.priority = priority
      self.description = description
      self.subject = subject
      self.start = start
      self.target = target
      self.statusDate = statusDate
      self.statusReason = statusReason
      self.expressedBy = expressedBy
      self.addresses = addresses
      self.note = note
      self.outcomeCode = outcomeCode
      self.outcomeReference = outcomeReference
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
        json.member("lifecycleStatus", lifecycleStatus)
        json.member("achievementStatus", achievementStatus)
        json.member("category", category)
        json.member("priority", priority)
        json.member("description", description)
        json.member("subject", subject)
        start?.write(to: &json)
        json.member("target", target)
        json.member("statusDate", statusDate)
        json.member("statusReason", statusReason)
        json.member("expressedBy", expressedBy)
        json.member("addresses", addresses)
        json.member("note", note)
        json.member("outcomeCode", outcomeCode)
        json.member("outcomeReference", outcomeReference)
      }
    }
  }
}

extension R4.Goal {
  /// The values of `lifecycleStatus`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/goal-status.
  public enum LifecycleStatus: String, R4.Code, CaseIterable, Sendable {
    case proposed
    case planned
    case accepted
    case active
    case onHold = "on-hold"
    case completed
    case cancelled
    case enteredInError = "entered-in-error"
    case rejected
  }

  /// The types that `start` may have.
  public enum Start: Equatable, Sendable {
    case date(R4.Date)
    case codeableConcept(R4.CodeableConcept)

    func write(to json: inout JSONWriter) {
      switch self {
      case .date(let value): json.member("startDate", value)
      case .codeableConcept(let value): json.member("startCodeableConcept", value)
      }
    }
  }
}
