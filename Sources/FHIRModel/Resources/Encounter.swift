public import LosslessJSON

extension R4 {
  /// The contact between a patient and an organization, from arrival to discharge.
  public struct Encounter: Resource, Equatable {
    /// `Encounter`.
    public static var resourceType: StaticString { "Encounter" }

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
    /// How far the encounter is.
    public var status: Status
    /// The setting: ambulatory, inpatient, emergency and the like.
    public var `class`: Coding
    /// What kind of encounter it is.
    public var type: [CodeableConcept]
    /// The service that is given.
    public var serviceType: CodeableConcept?
    /// How urgent it is.
    public var priority: CodeableConcept?
    /// The patient.
    public var subject: Reference<Patient>?
    /// The orders that led to it.
    public var basedOn: [Reference<ServiceRequest>]
    /// The people involved.
    public var participant: [Participant]
    /// From arrival to discharge.
    public var period: Period?
    /// How long it lasted, without absences.
    public var length: Duration?
    /// Why it took place, as codes.
    public var reasonCode: [CodeableConcept]
    /// Why it took place, as resources.
    public var reasonReference: [AnyReference]
    /// The conditions and procedures that matter in it.
    public var diagnosis: [Diagnosis]
    /// How the patient came in and went out.
    public var hospitalization: Hospitalization?
    /// Where the patient was.
    public var location: [Location]
    /// The organization that answers for the care.
    public var serviceProvider: Reference<Organization>?
    /// The encounter that this one is a part of.
    public var partOf: Reference<Encounter>?

    /// Takes the elements in the order of the specification, which requires `status` and `class`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      status: Status,
      class: Coding,
      type: [CodeableConcept] = [],
      serviceType: CodeableConcept? = nil,
      priority: CodeableConcept? = nil,
      subject: Reference<Patient>? = nil,
      basedOn: [Reference<ServiceRequest>] = [],
      participant: [Participant] = [],
      period: Period? = nil,
      length: Duration? = nil,
      reasonCode: [CodeableConcept] = [],
      reasonReference: [AnyReference] = [],
      diagnosis: [Diagnosis] = [],
      hospitalization: Hospitalization? = nil,
      location: [Location] = [],
      serviceProvider: Reference<Organization>? = nil,
      partOf: Reference<Encounter>? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.status = status
      self.class = `class`
      self.type = type
      self.serviceType = serviceType
      self.priority = priority
      self.subject = subject
      self.basedOn = basedOn
      self.participant = participant
      self.period = period
      self.length = length
      self.reasonCode = reasonCode
      self.reasonReference = reasonReference
      self.diagnosis = diagnosis
      self.hospitalization = hospitalization
      self.location = location
      self.serviceProvider = serviceProvider
      self.partOf = partOf
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
        json.member("class", `class`)
        json.member("type", type)
        json.member("serviceType", serviceType)
        json.member("priority", priority)
        json.member("subject", subject)
        json.member("basedOn", basedOn)
        json.member("participant", participant)
        json.member("period", period)
        json.member("length", length)
        json.member("reasonCode", reasonCode)
        json.member("reasonReference", reasonReference)
        json.member("diagnosis", diagnosis)
        json.member("hospitalization", hospitalization)
        json.member("location", location)
        json.member("serviceProvider", serviceProvider)
        json.member("partOf", partOf)
      }
    }
  }
}

extension R4.Encounter {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/encounter-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case planned
    case arrived
    case triaged
    case inProgress = "in-progress"
    case onleave
    case finished
    case cancelled
    case enteredInError = "entered-in-error"
    case unknown
  }
}
