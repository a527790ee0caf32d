public import LosslessJSON

extension R4 {
  /// A diagnosis, a symptom, a complication: what is wrong.
  public struct Condition: Resource, Equatable {
    /// `Condition`.
    public static var resourceType: StaticString { "Condition" }

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
    /// Whether it is there now; not said of what was entered in error.
    public var clinicalStatus: ClinicalStatus?
    /// How sure it is.
    public var verificationStatus: VerificationStatus?
    /// Whether it is on the problem list or a diagnosis of an encounter.
    public var category: [CodeableConcept]
    /// How bad it is.
    public var severity: CodeableConcept?
    /// What it is.
    public var code: CodeableConcept?
    /// Where in the body it is.
    public var bodySite: [CodeableConcept]
    /// Who has it.
    public var subject: Reference<Patient>
    /// The encounter in which it was found or dealt with.
    public var encounter: Reference<Encounter>?
    /// When it began.
    public var onset: Onset?
    /// When it ended.
    public var abatement: Abatement?
    /// When it was first written down.
    public var recordedDate: DateTime?
    /// Who wrote it down.
    public var recorder: AnyReference?
    /// Who says so.
    public var asserter: AnyReference?
    /// How far it has gone, or how it is classified.
    public var stage: [Stage]
    /// What speaks for it.
    public var evidence: [Evidence]
    /// Remarks in free text.
    public var note: [Annotation]

    /// Takes the elements in the order of the specification, which requires `subject`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      clinicalStatus: ClinicalStatus? = nil,
      verificationStatus: VerificationStatus? = nil,
      category: [CodeableConcept] = [],
      severity: CodeableConcept? = nil,
      code: CodeableConcept? = nil,
      bodySite: [CodeableConcept] = [],
      subject: Reference<Patient>,
      encounter: Reference<Encounter>? = nil,
      onset: Onset? = nil,
      abatement: Abatement? = nil,
      recordedDate: DateTime? = nil,
      recorder: AnyReference? = nil,
      asserter: AnyReference? = nil,
      stage: [Stage] = [],
      evidence: [Evidence] = [],
      note: [Annotation] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.clinicalStatus = clinicalStatus
      self.verificationStatus = verificationStatus
      self.category = category
      self.severity = severity
      self.code = code
      self.bodySite = bodySite
      self.subject = subject
      self.encounter = encounter
      self.onset = onset
      self.abatement = abatement
      self.recordedDate = recordedDate
      self.recorder = recorder
      self.asserter = asserter
      self.stage = stage
      self.evidence = evidence
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
        json.member("category", category)
        json.member("severity", severity)
        json.member("code", code)
        json.member("bodySite", bodySite)
        json.member("subject", subject)
        json.member("encounter", encounter)
        onset?.write(to: &json)
        abatement?.write(to: &json)
        json.member("recordedDate", recordedDate)
        json.member("recorder", recorder)
        json.member("asserter", asserter)
        json.member("stage", stage)
        json.member("evidence", evidence)
        json.member("note", note)
      }
    }
  }
}
