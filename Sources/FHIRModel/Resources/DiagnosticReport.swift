public import LosslessJSON

extension R4 {
  /// What a laboratory or a reader of images found, as a whole.
  public struct DiagnosticReport: Resource, Equatable {
    /// `DiagnosticReport`.
    public static var resourceType: StaticString { "DiagnosticReport" }

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
    /// The orders that led to it.
    public var basedOn: [AnyReference]
    /// How far the report is, and whether it was changed.
    public var status: Status
    /// The department it comes from.
    public var category: [CodeableConcept]
    /// What kind of report it is.
    public var code: CodeableConcept
    /// Whom it is about.
    public var subject: Reference<Patient>?
    /// The encounter it belongs to.
    public var encounter: Reference<Encounter>?
    /// When what it tells of was true.
    public var effective: Effective?
    /// When it was made known.
    public var issued: Instant?
    /// Who answers for it.
    public var performer: [AnyReference]
    /// Who drew the conclusions.
    public var resultsInterpreter: [AnyReference]
    /// The samples it is about.
    public var specimen: [Reference<Specimen>]
    /// The single observations.
    public var result: [Reference<Observation>]
    /// The images it is about.
    public var imagingStudy: [Reference<ImagingStudy>]
    /// The conclusion in words.
    public var conclusion: String?
    /// The conclusion as codes.
    public var conclusionCode: [CodeableConcept]
    /// The report as a document.
    public var presentedForm: [Attachment]

    /// Takes the elements in the order of the specification, which requires `status` and `code`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      basedOn: [AnyReference] = [],
      status: Status,
      category: [CodeableConcept] = [],
      code: CodeableConcept,
      subject: Reference<Patient>? = nil,
      encounter: Reference<Encounter>? = nil,
      effective: Effective? = nil,
      issued: Instant? = nil,
      performer: [AnyReference] = [],
      resultsInterpreter: [AnyReference] = [],
      specimen: [Reference<Specimen>] = [],
      result: [Reference<Observation>] = [],
      imagingStudy: [Reference<ImagingStudy>] = [],
      conclusion: String? = nil,
      conclusionCode: [CodeableConcept] = [],
      presentedForm: [Attachment] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.basedOn = basedOn
      self.status = status
      self.category = category
      self.code = code
      self.subject = subject
      self.encounter = encounter
      self.effective = effective
      self.issued = issued
      self.performer = performer
      self.resultsInterpreter = resultsInterpreter
      self.specimen = specimen
      self.result = result
      self.imagingStudy = imagingStudy
      self.conclusion = conclusion
      self.conclusionCode = conclusionCode
      self.presentedForm = presentedForm
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
        json.member("status", status)
        json.member("category", category)
        json.member("code", code)
        json.member("subject", subject)
        json.member("encounter", encounter)
        effective?.write(to: &json)
        json.member("issued", issued)
        json.member("performer", performer)
        json.member("resultsInterpreter", resultsInterpreter)
        json.member("specimen", specimen)
        json.member("result", result)
        json.member("imagingStudy", imagingStudy)
        json.member("conclusion", conclusion)
        json.member("conclusionCode", conclusionCode)
        json.member("presentedForm", presentedForm)
      }
    }
  }
}

extension R4.DiagnosticReport {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/diagnostic-report-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case registered
    case partial
    case preliminary
    case final
    case amended
    case corrected
    case appended
    case cancelled
    case enteredInError = "entered-in-error"
    case unknown
  }

  /// The types that `effective` may have.
  public enum Effective: Equatable, Sendable {
    case dateTime(R4.DateTime)
    case period(R4.Period)
    /// Required, but not known, for this reason.
    case absent(R4.DataAbsentReason)

    func write(to json: inout JSONWriter) {
      switch self {
      case .dateTime(let value): json.member("effectiveDateTime", value)
      case .period(let value): json.member("effectivePeriod", value)
      case .absent(let reason): json.member("_effectiveDateTime", absent: reason)
      }
    }
  }
}
