internal import LosslessJSON

extension R4.CarePlan {
  /// What is to be done.
  public struct Activity: R4.Element, Equatable, Sendable {
    /// What came of it, as codes.
    public var outcomeCodeableConcept: [R4.CodeableConcept]
    /// What came of it, as resources.
    public var outcomeReference: [R4.AnyReference]
    /// How it went, in words.
    public var progress: [R4.Annotation]
    /// What is to be done, as a resource of its own.
    public var reference: R4.AnyReference?
    /// What is to be done, said here.
    public var detail: Detail?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      outcomeCodeableConcept: [R4.CodeableConcept] = [],
      outcomeReference: [R4.AnyReference] = [],
      progress: [R4.Annotation] = [],
      reference: R4.AnyReference? = nil,
      detail: Detail? = nil
    ) {
      self.outcomeCodeableConcept = outcomeCodeableConcept
      self.outcomeReference = outcomeReference
      self.progress = progress
      self.reference = reference
      self.detail = detail
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("outcomeCodeableConcept", outcomeCodeableConcept)
        json.member("outcomeReference", outcomeReference)
        json.member("progress", progress)
        json.member("reference", reference)
        json.member("detail", detail)
      }
    }
  }
}

extension R4.CarePlan.Activity {
  /// What is to be done, said here.
  public struct Detail: R4.Element, Equatable, Sendable {
    /// The type of resource that it would be.
    public var kind: Kind?
    /// What it is.
    public var code: R4.CodeableConcept?
    /// Why, as codes.
    public var reasonCode: [R4.CodeableConcept]
    /// Why, as resources.
    public var reasonReference: [R4.AnyReference]
    /// What it is to reach.
    public var goal: [R4.Reference<R4.Goal>]
    /// How far it is.
    public var status: Status
    /// Why it has this status.
    public var statusReason: R4.CodeableConcept?
    /// Whether it must not be done.
    public var doNotPerform: Bool?
    /// When.
    public var scheduled: Scheduled?
    /// Where.
    public var location: R4.Reference<R4.Location>?
    /// By whom.
    public var performer: [R4.AnyReference]
    /// What it is, in words.
    public var description: String?

    /// Takes the elements in the order of the specification, which requires `status`.
    public init(
      kind: Kind? = nil,
      code: R4.CodeableConcept? = nil,
      reasonCode: [R4.CodeableConcept] = [],
      reasonReference: [R4.AnyReference] = [],
      goal: [R4.Reference<R4.Goal>] = [],
      status: Status,
      statusReason: R4.CodeableConcept? = nil,
      doNotPerform: Bool? = nil,
      scheduled: Scheduled? = nil,
      location: R4.Reference<R4.Location>? = nil,
      performer: [R4.AnyReference] = [],
      description: String? = nil
    ) {
      self.kind = kind
      self.code = code
      self.reasonCode = reasonCode
      self.reasonReference = reasonReference
      self.goal = goal
      self.status = status
      self.statusReason = statusReason
      self.doNotPerform = doNotPerform
      self.scheduled = scheduled
      self.location = location
      self.performer = performer
      self.description = description
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("kind", kind)
        json.member("code", code)
        json.member("reasonCode", reasonCode)
        json.member("reasonReference", reasonReference)
        json.member("goal", goal)
        json.member("status", status)
        json.member("statusReason", statusReason)
        json.member("doNotPerform", doNotPerform)
        scheduled?.write(to: &json)
        json.member("location", location)
        json.member("performer", performer)
        json.member("description", description)
      }
    }
  }
}

extension R4.CarePlan.Activity.Detail {
  /// The values of `kind`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/care-plan-activity-kind.
  public enum Kind: String, R4.Code, CaseIterable, Sendable {
    case appointment = "Appointment"
    case communicationRequest = "CommunicationRequest"
    case deviceRequest = "DeviceRequest"
    case medicationRequest = "MedicationRequest"
    case nutritionOrder = "NutritionOrder"
    case task = "Task"
    case serviceRequest = "ServiceRequest"
    case visionPrescription = "VisionPrescription"
  }

  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/care-plan-activity-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case notStarted = "not-started"
    case scheduled
    case inProgress = "in-progress"
    case onHold = "on-hold"
    case completed
    case cancelled
    case stopped
    case unknown
    case enteredInError = "entered-in-error"
  }

  /// The types that `scheduled` may have.
  public enum Scheduled: Equatable, Sendable {
    // Several times the size of the others, and rare.
    indirect case timing(R4.Timing)
    case period(R4.Period)
    case string(String)

    func write(to json: inout JSONWriter) {
      switch self {
      case .timing(let value): json.member("scheduledTiming", value)
      case .period(let value): json.member("scheduledPeriod", value)
      case .string(let value): json.member("scheduledString", value)
      }
    }
  }
}
