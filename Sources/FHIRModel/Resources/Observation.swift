public import LosslessJSON

extension R4 {
  /// A measurement, a score, a finding: what was seen and when.
  public struct Observation: Resource, Equatable {
    /// `Observation`.
    public static var resourceType: StaticString { "Observation" }

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
    /// The larger act that it was made in.
    public var partOf: [AnyReference]
    /// How far it is, and whether it was changed.
    public var status: Status
    /// What kind of observation it is.
    public var category: [CodeableConcept]
    /// What was observed.
    public var code: CodeableConcept
    /// In whom it was observed.
    public var subject: Reference<Patient>?
    /// What it is about, when that is not the subject itself.
    public var focus: [AnyReference]
    /// The encounter in which it was made.
    public var encounter: Reference<Encounter>?
    /// When it was true.
    public var effective: Effective?
    /// When it was made known.
    public var issued: Instant?
    /// Who answers for it.
    public var performer: [AnyReference]
    /// What was found.
    public var value: Value?
    /// Why nothing is known of the value.
    public var dataAbsentReason: CodeableConcept?
    /// High, low, normal and the like.
    public var interpretation: [CodeableConcept]
    /// Remarks in free text.
    public var note: [Annotation]
    /// Where in the body it was observed.
    public var bodySite: CodeableConcept?
    /// How it was observed.
    public var method: CodeableConcept?
    /// The sample that was examined.
    public var specimen: Reference<Specimen>?
    /// What it was measured with.
    public var device: Reference<Device>?
    /// What the value is to be compared with.
    public var referenceRange: [ReferenceRange]
    /// The members of the group that it stands for.
    public var hasMember: [AnyReference]
    /// What it was worked out from.
    public var derivedFrom: [AnyReference]
    /// The parts of one observation that have no sense alone.
    public var component: [Component]

    /// Takes the elements in the order of the specification, which requires `status` and `code`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      basedOn: [AnyReference] = [],
      partOf: [AnyReference] = [],
      status: Status,
      category: [CodeableConcept] = [],
      code: CodeableConcept,
      subject: Reference<Patient>? = nil,
      focus: [AnyReference] = [],
      encounter: Reference<Encounter>? = nil,
      effective: Effective? = nil,
      issued: Instant? = nil,
      performer: [AnyReference] = [],
      value: Value? = nil,
      dataAbsentReason: CodeableConcept? = nil,
      interpretation: [CodeableConcept] = [],
      note: [Annotation] = [],
      bodySite: CodeableConcept? = nil,
      method: CodeableConcept? = nil,
      specimen: Reference<Specimen>? = nil,
      device: Reference<Device>? = nil,
      referenceRange: [ReferenceRange] = [],
      hasMember: [AnyReference] = [],
      derivedFrom: [AnyReference] = [],
      component: [Component] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.basedOn = basedOn
      self.partOf = partOf
      self.status = status
      self.category = category
      self.code = code
      self.subject = subject
      self.focus = focus
      self.encounter = encounter
      self.effective = effective
      self.issued = issued
      self.performer = performer
      self.value = value
      self.dataAbsentReason = dataAbsentReason
      self.interpretation = interpretation
      self.note = note
      self.bodySite = bodySite
      self.method = method
      self.specimen = specimen
      self.device = device
      self.referenceRange = referenceRange
      self.hasMember = hasMember
      self.derivedFrom = derivedFrom
      self.component = component
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
        json.member("category", category)
        json.member("code", code)
        json.member("subject", subject)
        json.member("focus", focus)
        json.member("encounter", encounter)
        effective?.write(to: &json)
        json.member("issued", issued)
        json.member("performer", performer)
        value?.write(to: &json)
        json.member("dataAbsentReason", dataAbsentReason)
        json.member("interpretation", interpretation)
        json.member("note", note)
        json.member("bodySite", bodySite)
        json.member("method", method)
        json.member("specimen", specimen)
        json.member("device", device)
        json.member("referenceRange", referenceRange)
        json.member("hasMember", hasMember)
        json.member("derivedFrom", derivedFrom)
        json.member("component", component)
      }
    }
  }
}
