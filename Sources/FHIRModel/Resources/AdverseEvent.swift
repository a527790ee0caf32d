public import LosslessJSON

extension R4 {
  /// Harm, or a risk of harm, from care rather than from the illness.
  public struct AdverseEvent: Resource, Equatable {
    /// `AdverseEvent`.
    public static var resourceType: StaticString { "AdverseEvent" }

    /// The id under which a server knows it.
    public var id: ID?
    /// Where it comes from and which profiles it follows.
    public var meta: Meta?
    /// The same for people to read.
    public var text: Narrative?
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The keys by which other systems know it.
    public var identifier: Identifier?
    /// Whether it happened or only might have.
    public var actuality: Actuality
    /// What kind of event it was.
    public var category: [CodeableConcept]
    /// What happened.
    public var event: CodeableConcept?
    /// To whom.
    public var subject: Reference<Patient>
    /// The encounter in which it happened.
    public var encounter: Reference<Encounter>?
    /// When it happened.
    public var date: DateTime?
    /// When it was noticed.
    public var detected: DateTime?
    /// When it was written down.
    public var recordedDate: DateTime?
    /// What it left behind.
    public var resultingCondition: [Reference<Condition>]
    /// Where it happened.
    public var location: Reference<Location>?
    /// Whether it was serious.
    public var seriousness: CodeableConcept?
    /// How strong it was.
    public var severity: Severity?
    /// How it ended.
    public var outcome: Outcome?
    /// Who wrote it down.
    public var recorder: AnyReference?
    /// Who took part in what led to it.
    public var contributor: [AnyReference]
    /// What may have caused it.
    public var suspectEntity: [SuspectEntity]
    /// What else is to be known about the person.
    public var subjectMedicalHistory: [AnyReference]
    /// What was written about it.
    public var referenceDocument: [Reference<DocumentReference>]

    /// Takes the elements in the order of the specification, which requires `actuality` and `subject`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: Identifier? = nil,
      actuality: Actuality,
      category: [CodeableConcept] = [],
      event: CodeableConcept? = nil,
      subject: Reference<Patient>,
      encounter: Reference<Encounter>? = nil,
      date: DateTime? = nil,
      detected: DateTime? = nil,
      recordedDate: DateTime? = nil,
      resultingCondition: [Reference<Condition>] = [],
      location: Reference<Location>? = nil,
      seriousness: CodeableConcept? = nil,
      severity: Severity? = nil,
      outcome: Outcome? = nil,
      recorder: AnyReference? = nil,
      contributor: [AnyReference] = [],
      suspectEntity: [SuspectEntity] = [],
      subjectMedicalHistory: [AnyReference] = [],
      referenceDocument: [Reference<DocumentReference>] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.actuality = actuality
      self.category = category
      self.event = event
      self.subject = subject
      self.encounter = encounter
      self.date = date
      self.detected = detected
      self.recordedDate = recordedDate
      self.resultingCondition = resultingCondition
      self.location = location
      self.seriousness = seriousness
      self.severity = severity
      self.outcome = outcome
      self.recorder = recorder
      self.contributor = contributor
      self.suspectEntity = suspectEntity
      self.subjectMedicalHistory = subjectMedicalHistory
      self.referenceDocument = referenceDocument
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
        json.member("actuality", actuality)
        json.member("category", category)
        json.member("event", event)
        json.member("subject", subject)
        json.member("encounter", encounter)
        json.member("date", date)
        json.member("detected", detected)
        json.member("recordedDate", recordedDate)
        json.member("resultingCondition", resultingCondition)
        json.member("location", location)
        json.member("seriousness", seriousness)
        json.member("severity", severity)
        json.member("outcome", outcome)
        json.member("recorder", recorder)
        json.member("contributor", contributor)
        json.member("suspectEntity", suspectEntity)
        json.member("subjectMedicalHistory", subjectMedicalHistory)
        json.member("referenceDocument", referenceDocument)
      }
    }
  }
}

extension R4.AdverseEvent {
  /// The values of `actuality`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/adverse-event-actuality.
  public enum Actuality: String, R4.Code, CaseIterable, Sendable {
    case actual
    case potential
  }

  /// The values of `severity`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/adverse-event-severity.
  public enum Severity: String, R4.ConceptCode, CaseIterable, Sendable {
    case mild
    case moderate
    case severe

    static var system: String { "http://terminology.hl7.org/CodeSystem/adverse-event-severity" }
  }

  /// The values of `outcome`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/adverse-event-outcome.
  public enum Outcome: String, R4.ConceptCode, CaseIterable, Sendable {
    case resolved
    case recovering
    case ongoing
    case resolvedWithSequelae
    case fatal
    case unknown

    static var system: String { "http://terminology.hl7.org/CodeSystem/adverse-event-outcome" }
  }
}
