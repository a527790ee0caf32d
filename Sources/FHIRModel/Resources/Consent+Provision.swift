internal import LosslessJSON

extension R4.Consent {
  /// What exactly is allowed or forbidden.
  public struct Provision: R4.Element, Equatable, Sendable {
    /// Whether it allows or forbids.
    public var type: Kind?
    /// When it holds.
    public var period: R4.Period?
    /// Who it is about.
    public var actor: [Actor]
    /// What may or may not be done.
    public var action: [R4.CodeableConcept]
    /// The labels of what it is about.
    public var securityLabel: [R4.Coding]
    /// What for.
    public var purpose: [R4.Coding]
    /// The kinds of document or resource.
    public var `class`: [R4.Coding]
    /// The codes of what it is about.
    public var code: [R4.CodeableConcept]
    /// When the data come from.
    public var dataPeriod: R4.Period?
    /// The exceptions to it.
    public var provision: [Provision]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      type: Kind? = nil,
      period: R4.Period? = nil,
      actor: [Actor] = [],
      action: [R4.CodeableConcept] = [],
      securityLabel: [R4.Coding] = [],
      purpose: [R4.Coding] = [],
      class: [R4.Coding] = [],
      code: [R4.CodeableConcept] = [],
      dataPeriod: R4.Period? = nil,
      provision: [Provision] = []
    ) {
      self.type = type
      self.period = period
      self.actor = actor
      self.action = action
      self.securityLabel = securityLabel
      self.purpose = purpose
      self.class = `class`
      self.code = code
      self.dataPeriod = dataPeriod
      self.provision = provision
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("type", type)
        json.member("period", period)
        json.member("actor", actor)
        json.member("action", action)
        json.member("securityLabel", securityLabel)
        json.member("purpose", purpose)
        json.member("class", `class`)
        json.member("code", code)
        json.member("dataPeriod", dataPeriod)
        json.member("provision", provision)
      }
    }
  }
}

extension R4.Consent.Provision {
  /// The values of `type`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/consent-provision-type.
  public enum Kind: String, R4.Code, CaseIterable, Sendable {
    case deny
    case permit
  }

  /// Who it is about.
  public struct Actor: R4.Element, Equatable, Sendable {
    /// What the actor is to it.
    public var role: R4.CodeableConcept
    /// The actor.
    public var reference: R4.AnyReference

    /// Takes the elements in the order of the specification, which requires `role` and `reference`.
    public init(
      role: R4.CodeableConcept,
      reference: R4.AnyReference
    ) {
      self.role = role
      self.reference = reference
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("role", role)
        json.member("reference", reference)
      }
    }
  }
}
