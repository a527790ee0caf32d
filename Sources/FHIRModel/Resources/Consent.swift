public import LosslessJSON

extension R4 {
  /// What a patient allows or forbids.
  public struct Consent: Resource, Equatable {
    /// `Consent`.
    public static var resourceType: StaticString { "Consent" }

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
    /// Whether the consent is in force.
    public var status: Status
    /// What it is about: treatment, research, privacy.
    public var scope: CodeableConcept
    /// What kind of consent it is.
    public var category: [CodeableConcept]
    /// Whose consent it is.
    public var patient: Reference<Patient>?
    /// When it was given.
    public var dateTime: DateTime?
    /// Who gave it.
    public var performer: [AnyReference]
    /// Who keeps it.
    public var organization: [Reference<Organization>]
    /// The document it was read from.
    public var source: Source?
    /// The rules that it refers to.
    public var policy: [Policy]
    /// The rules as a code.
    public var policyRule: CodeableConcept?
    /// Whether somebody made sure of it.
    public var verification: [Verification]
    /// What exactly is allowed or forbidden.
    public var provision: Provision?

    /// Takes the elements in the order of the specification, which requires `status`, `scope` and `category`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      status: Status,
      scope: CodeableConcept,
      category: [CodeableConcept],
      patient: Reference<Patient>? = nil,
      dateTime: DateTime? = nil,
      performer: [AnyReference] = [],
      organization: [Reference<Organization>] = [],
      source: Source? = nil,
      policy: [Policy] = [],
      policyRule: CodeableConcept? = nil,
      verification: [Verification] = [],
      provision: Provision? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.status = status
      self.scope = scope
      self.category = category
      self.patient = patient
      self.dateTime = dateTime
      self.performer = performer
      self.organization = organization
      self.source = source
      self.policy = policy
      self.policyRule = policyRule
      self.verification = verification
      self.provision = provision
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
        json.member("scope", scope)
        json.member("category", category)
        json.member("patient", patient)
        json.member("dateTime", dateTime)
        json.member("performer", performer)
        json.member("organization", organization)
        source?.write(to: &json)
        json.member("policy", policy)
        json.member("policyRule", policyRule)
        json.member("verification", verification)
        json.member("provision", provision)
      }
    }
  }
}

extension R4.Consent {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/consent-state-codes.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case draft
    case proposed
    case active
    case rejected
    case inactive
    case enteredInError = "entered-in-error"
  }

  /// The types that `source` may have.
  public enum Source: Equatable, Sendable {
    case attachment(R4.Attachment)
    case reference(R4.AnyReference)

    func write(to json: inout JSONWriter) {
      switch self {
      case .attachment(let value): json.member("sourceAttachment", value)
      case .reference(let value): json.member("sourceReference", value)
      }
    }
  }
}
