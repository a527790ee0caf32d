public import LosslessJSON

extension R4 {
  /// What is done to a patient: an operation, a part of it, its anesthesia.
  public struct Procedure: Resource, Equatable {
    /// `Procedure`.
    public static var resourceType: StaticString { "Procedure" }

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
    /// The larger act that it is a part of.
    public var partOf: [AnyReference]
    /// How far it is.
    public var status: Status
    /// Why it was stopped or not done.
    public var statusReason: CodeableConcept?
    /// What kind of act it is.
    public var category: CodeableConcept?
    /// What was done.
    public var code: CodeableConcept?
    /// To whom it was done.
    public var subject: Reference<Patient>
    /// The encounter in which it was done.
    public var encounter: Reference<Encounter>?
    /// When it was done.
    public var performed: Performed?
    /// Who wrote it down.
    public var recorder: AnyReference?
    /// Who says so.
    public var asserter: AnyReference?
    /// Who did it.
    public var performer: [Performer]
    /// Where it was done.
    public var location: Reference<Location>?
    /// Why it was done, as codes.
    public var reasonCode: [CodeableConcept]
    /// Why it was done, as resources.
    public var reasonReference: [AnyReference]
    /// Where in the body it was done.
    public var bodySite: [CodeableConcept]
    /// Whether it reached its aim.
    public var outcome: CodeableConcept?
    /// What was written about it.
    public var report: [AnyReference]
    /// What went wrong, as codes.
    public var complication: [CodeableConcept]
    /// What went wrong, as resources.
    public var complicationDetail: [Reference<Condition>]
    /// What is to be done afterwards.
    public var followUp: [CodeableConcept]
    /// Remarks in free text.
    public var note: [Annotation]
    /// What was put in, taken out or moved.
    public var focalDevice: [FocalDevice]
    /// What was used, as resources.
    public var usedReference: [AnyReference]
    /// What was used, as codes.
    public var usedCode: [CodeableConcept]

    /// Takes the elements in the order of the specification, which requires `status` and `subject`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      basedOn: [AnyReference] = [],
      partOf: [AnyReference] = [],
      status: Status,
      statusReason: CodeableConcept? = nil,
      category: CodeableConcept? = nil,
      code: CodeableConcept? = nil,
      subject: Reference<Patient>,
      encounter: Reference<Encounter>? = nil,
      performed: Performed? = nil,
      recorder: AnyReference? = nil,
      asserter: AnyReference? = nil,
      performer: [Performer] = [],
      location: Reference<Location>? = nil,
      reasonCode: [CodeableConcept] = [],
      reasonReference: [AnyReference] = [],
      bodySite: [CodeableConcept] = [],
      outcome: CodeableConcept? = nil,
      report: [AnyReference] = [],
      complication: [CodeableConcept] = [],
      complicationDetail: [Reference<Condition>] = [],
      followUp: [CodeableConcept] = [],
      note: [Annotation] = [],
      focalDevice: [FocalDevice] = [],
      usedReference: [AnyReference] = [],
      usedCode: [CodeableConcept] = []
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
      self.code = code
      self.subject = subject
      self.encounter = encounter
      self.performed = performed
      self.recorder = recorder
      self.asserter = asserter
      self.performer = performer
      self.location = location
      self.reasonCode = reasonCode
      self.reasonReference = reasonReference
      self.bodySite = bodySite
      self.outcome = outcome
      self.report = report
      self.complication = complication
      self.complicationDetail = complicationDetail
      self.followUp = followUp
      self.note = note
      self.focalDevice = focalDevice
      self.usedReference = usedReference
      self.usedCode = usedCode
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
        json.member("code", code)
        json.member("subject", subject)
        json.member("encounter", encounter)
        performed?.write(to: &json)
        json.member("recorder", recorder)
        json.member("asserter", asserter)
        json.member("performer", performer)
        json.member("location", location)
        json.member("reasonCode", reasonCode)
        json.member("reasonReference", reasonReference)
        json.member("bodySite", bodySite)
        json.member("outcome", outcome)
        json.member("report", report)
        json.member("complication", complication)
        json.member("complicationDetail", complicationDetail)
        json.member("followUp", followUp)
        json.member("note", note)
        json.member("focalDevice", focalDevice)
        json.member("usedReference", usedReference)
        json.member("usedCode", usedCode)
      }
    }
  }
}
