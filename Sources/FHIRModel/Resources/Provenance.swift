public import LosslessJSON

extension R4 {
  /// Who made or changed resources, when and from what.
  public struct Provenance: Resource, Equatable {
    /// `Provenance`.
    public static var resourceType: StaticString { "Provenance" }

    /// The id under which a server knows it.
    public var id: ID?
    /// Where it comes from and which profiles it follows.
    public var meta: Meta?
    /// The same for people to read.
    public var text: Narrative?
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// What was made or changed.
    public var target: [AnyReference]
    /// When it was done.
    public var occurred: Occurred?
    /// When that was written down.
    public var recorded: Presence<Instant>
    /// The rules that allowed it.
    public var policy: [URI]
    /// Where it was done.
    public var location: Reference<Location>?
    /// Why it was done.
    public var reason: [CodeableConcept]
    /// What was done.
    public var activity: CodeableConcept?
    /// Who had a part in it.
    public var agent: [Agent]
    /// What it was made from.
    public var entity: [Entity]

    /// Takes the elements in the order of the specification, which requires `target`, `recorded` and `agent`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      target: [AnyReference],
      occurred: Occurred? = nil,
      recorded: Presence<Instant>,
      policy: [URI] = [],
      location: Reference<Location>? = nil,
      reason: [CodeableConcept] = [],
      activity: CodeableConcept? = nil,
      agent: [Agent],
      entity: [Entity] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.target = target
      self.occurred = occurred
      self.recorded = recorded
      self.policy = policy
      self.location = location
      self.reason = reason
      self.activity = activity
      self.agent = agent
      self.entity = entity
    }

    /// Writes the resource as one JSON object.
    public func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("resourceType", Self.resourceType)
        json.member("id", id)
        json.member("meta", meta)
        json.member("text", text)
        json.member("extension", `extension`)
        json.member("target", target)
        occurred?.write(to: &json)
        json.member("recorded", orAbsent: "_recorded", recorded)
        json.member("policy", policy)
        json.member("location", location)
        json.member("reason", reason)
        json.member("activity", activity)
        json.member("agent", agent)
        json.member("entity", entity)
      }
    }
  }
}

extension R4.Provenance {
  /// The types that `occurred` may have.
  public enum Occurred: Equatable, Sendable {
    case period(R4.Period)
    case dateTime(R4.DateTime)

    func write(to json: inout JSONWriter) {
      switch self {
      case .period(let value): json.member("occurredPeriod", value)
      case .dateTime(let value): json.member("occurredDateTime", value)
      }
    }
  }
}
