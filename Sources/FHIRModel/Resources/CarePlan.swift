public import LosslessJSON

extension R4 {
  /// What is meant to be done for a patient, and to what end.
  public struct CarePlan: Resource, Equatable {
    /// `CarePlan`.
    public static var resourceType: StaticString { "CarePlan" }

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
    /// The plans that led to it.
    public var basedOn: [Reference<CarePlan>]
    /// The plans that it takes the place of.
    public var replaces: [Reference<CarePlan>]
    /// The plans that it is a part of.
    public var partOf: [Reference<CarePlan>]
    /// How far the plan is.
    public var status: RequestStatus
    /// Whether it is a proposal, a plan or an order.
    public var intent: Intent
    /// What kind of plan it is.
    public var category: [CodeableConcept]
    /// The plan's name.
    public var title: String?
    /// The plan in words.
    public var description: String?
    /// For whom.
    public var subject: Reference<Patient>
    /// The encounter in which it was made.
    public var encounter: Reference<Encounter>?
    /// When it holds.
    public var period: Period?
    /// When it was made.
    public var created: DateTime?
    /// Who answers for it.
    public var author: AnyReference?
    /// Who took part in it.
    public var contributor: [AnyReference]
    /// The conditions it is for.
    public var addresses: [Reference<Condition>]
    /// What else is to be known.
    public var supportingInfo: [AnyReference]
    /// What it is to reach.
    public var goal: [Reference<Goal>]
    /// What is to be done.
    public var activity: [Activity]
    /// Remarks in free text.
    public var note: [Annotation]

    /// Takes the elements in the order of the specification, which requires `status`, `intent` and `subject`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      basedOn: [Reference<CarePlan>] = [],
      replaces: [Reference<CarePlan>] = [],
      partOf: [Reference<CarePlan>] = [],
      status: RequestStatus,
      intent: Intent,
      category: [CodeableConcept] = [],
      title: String? = nil,
      description: String? = nil,
      subject: Reference<Patient>,
      encounter: Reference<Encounter>? = nil,
      period: Period? = nil,
      created: DateTime? = nil,
      author: AnyReference? = nil,
      contributor: [AnyReference] = [],
      addresses: [Reference<Condition>] = [],
      supportingInfo: [AnyReference] = [],
      goal: [Reference<Goal>] = [],
      activity: [Activity] = [],
      note: [Annotation] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.basedOn = basedOn
      self.replaces = replaces
      self.partOf = partOf
      self.status = status
      self.intent = intent
      self.category = category
      self.title = title
      self.description = description
      self.subject = subject
      self.encounter = encounter
      self.period = period
      self.created = created
      self.author = author
      self.contributor = contributor
      self.addresses = addresses
      self.supportingInfo = supportingInfo
      self.goal = goal
      self.activity = activity
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
        json.member("partOf", partOf)
        json.member("status", status)
        json.member("intent", intent)
        json.member("category", category)
        json.member("title", title)
        json.member("description", description)
        json.member("subject", subject)
        json.member("encounter", encounter)
        json.member("period", period)
        json.member("created", created)
        json.member("author", author)
        json.member("contributor", contributor)
        json.member("addresses", addresses)
        json.member("supportingInfo", supportingInfo)
        json.member("goal", goal)
        json.member("activity", activity)
        json.member("note", note)
      }
    }
  }
}

extension R4.CarePlan {
  /// The values of `intent`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/care-plan-intent.
  public enum Intent: String, R4.Code, CaseIterable, Sendable {
    case proposal
    case plan
    case order
    case option
  }
}
