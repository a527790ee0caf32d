public import LosslessJSON

extension R4 {
  /// What somebody's body does not tolerate.
  public struct AllergyIntolerance: Resource, Equatable {
    /// `AllergyIntolerance`.
    public static var resourceType: StaticString { "AllergyIntolerance" }

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
    /// Whether it is still so.
    public var clinicalStatus: ClinicalStatus?
    /// How sure it is.
    public var verificationStatus: VerificationStatus?
    /// Whether the body's defence is at work, or something else.
    public var type: Kind?
    /// What kinds of thing are not tolerated.
    public var category: [Category]
    /// How much harm there may be.
    public var criticality: Criticality?
    /// What is not tolerated.
    public var code: CodeableConcept?
    /// Whose allergy it is.
    public var patient: Reference<Patient>
    /// The encounter in which it was recorded.
    public var encounter: Reference<Encounter>?
    /// When it was recorded.
    public var recordedDate: DateTime?
    /// Who recorded it.
    public var recorder: AnyReference?
    /// Who tells of it.
    public var asserter: AnyReference?
    /// When it last showed.
    public var lastOccurrence: DateTime?
    /// What else there is to say.
    public var note: [Annotation]

    /// Takes the elements in the order of the specification, which requires `patient`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      clinicalStatus: ClinicalStatus? = nil,
      verificationStatus: VerificationStatus? = nil,
      type: Kind? = nil,
      category: [Category] = [],
      criticality: Criticality? = nil,
      code: CodeableConcept? = nil,
      patient: Reference<Patient>,
      encounter: Reference<Encounter>? = nil,
      recordedDate: DateTime? = nil,
      recorder: AnyReference? = nil,
      asserter: AnyReference? = nil,
      lastOccurrence: DateTime? = nil,
      note: [Annotation] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.clinicalStatus = clinicalStatus
      self.verificationStatus = verificationStatus
      self.type = type
      self.category = category
      self.criticality = criticality
      self.code = code
      self.patient = patient
      self.encounter = encounter
      self.recordedDate = recordedDate
      self.recorder = recorder
      self.asserter = asserter
      self.lastOccurrence = lastOccurrence
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
        json.member("clinicalStatus", clinicalStatus)
        json.member("verificationStatus", verificationStatus)
        json.member("type", type)
        json.member("category", category)
        json.member("criticality", criticality)
        json.member("code", code)
        json.member("patient", patient)
        json.member("encounter", encounter)
        json.member("recordedDate", recordedDate)
        json.member("recorder", recorder)
        json.member("asserter", asserter)
        json.member("lastOccurrence", lastOccurrence)
        json.member("note", note)
      }
    }
  }
}
