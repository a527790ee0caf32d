public import LosslessJSON

extension R4 {
  /// Images made together, by their DICOM study.
  public struct ImagingStudy: Resource, Equatable {
    /// `ImagingStudy`.
    public static var resourceType: StaticString { "ImagingStudy" }

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
    /// Whether the images are there.
    public var status: Status
    /// The kinds of machine.
    public var modality: [Coding]
    /// Who was imaged.
    public var subject: Reference<Patient>
    /// The encounter in which it was made.
    public var encounter: Reference<Encounter>?
    /// When it began.
    public var started: DateTime?
    /// The orders that led to it.
    public var basedOn: [AnyReference]
    /// Who asked for it.
    public var referrer: AnyReference?
    /// Who read the images.
    public var interpreter: [AnyReference]
    /// How many series there are.
    public var numberOfSeries: Int?
    /// How many images there are.
    public var numberOfInstances: Int?
    /// The procedure in which it was made.
    public var procedureReference: Reference<Procedure>?
    /// What was done to make it.
    public var procedureCode: [CodeableConcept]
    /// Where it was made.
    public var location: Reference<Location>?
    /// Why it was made, as codes.
    public var reasonCode: [CodeableConcept]
    /// Why it was made, as resources.
    public var reasonReference: [AnyReference]
    /// Remarks in free text.
    public var note: [Annotation]
    /// The study in words.
    public var description: String?
    /// Images made in one go.
    public var series: [Series]

    /// Takes the elements in the order of the specification, which requires `status` and `subject`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      status: Status,
      modality: [Coding] = [],
      subject: Reference<Patient>,
      encounter: Reference<Encounter>? = nil,
      started: DateTime? = nil,
      basedOn: [AnyReference] = [],
      referrer: AnyReference? = nil,
      interpreter: [AnyReference] = [],
      numberOfSeries: Int? = nil,
      numberOfInstances: Int? = nil,
      procedureReference: Reference<Procedure>? = nil,
      procedureCode: [CodeableConcept] = [],
      location: Reference<Location>? = nil,
      reasonCode: [CodeableConcept] = [],
      reasonReference: [AnyReference] = [],
      note: [Annotation] = [],
      description: String? = nil,
      series: [Series] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.status = status
      self.modality = modality
      self.subject = subject
      self.encounter = encounter
      self.started = started
      self.basedOn = basedOn
      self.referrer = referrer
      self.interpreter = interpreter
      self.numberOfSeries = numberOfSeries
      self.numberOfInstances = numberOfInstances
      self.procedureReference = procedureReference
      self.procedureCode = procedureCode
      self.location = location
      self.reasonCode = reasonCode
      self.reasonReference = reasonReference
      self.note = note
      self.description = description
      self.series = series
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
        json.member("status", status)
        json.member("modality", modality)
        json.member("subject", subject)
        json.member("encounter", encounter)
        json.member("started", started)
        json.member("basedOn", basedOn)
        json.member("referrer", referrer)
        json.member("interpreter", interpreter)
        json.member("numberOfSeries", numberOfSeries)
        json.member("numberOfInstances", numberOfInstances)
        json.member("procedureReference", procedureReference)
        json.member("procedureCode", procedureCode)
        json.member("location", location)
        json.member("reasonCode", reasonCode)
        json.member("reasonReference", reasonReference)
        json.member("note", note)
        json.member("description", description)
        json.member("series", series)
      }
    }
  }
}

extension R4.ImagingStudy {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/imagingstudy-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case registered
    case available
    case cancelled
    case enteredInError = "entered-in-error"
    case unknown
  }
}
