public import LosslessJSON

extension R4 {
  /// An insurance, or another who pays.
  public struct Coverage: Resource, Equatable {
    /// `Coverage`.
    public static var resourceType: StaticString { "Coverage" }

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
    /// Whether it is in force.
    public var status: Status
    /// What kind of coverage it is.
    public var type: CodeableConcept?
    /// Who has the contract.
    public var policyHolder: AnyReference?
    /// Who is insured first.
    public var subscriber: AnyReference?
    /// The insurer's number of that person.
    public var subscriberId: String?
    /// The patient who profits from it.
    public var beneficiary: Reference<Patient>
    /// The number that tells the insured of one contract apart.
    public var dependent: String?
    /// What the patient is to the insured.
    public var relationship: CodeableConcept?
    /// When it is in force.
    public var period: Period?
    /// Who pays.
    public var payor: [AnyReference]
    /// The group, plan or class of the contract.
    public var `class`: [Class]
    /// The place among several coverages, from 1.
    public var order: Int?
    /// The network of providers.
    public var network: String?
    /// Whether the insurer takes up claims against others.
    public var subrogation: Bool?

    /// Takes the elements in the order of the specification, which requires `status`, `beneficiary` and `payor`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      status: Status,
      type: CodeableConcept? = nil,
      policyHolder: AnyReference? = nil,
      subscriber: AnyReference? = nil,
      subscriberId: String? = nil,
      beneficiary: Reference<Patient>,
      dependent: String? = nil,
      relationship: CodeableConcept? = nil,
      period: Period? = nil,
      payor: [AnyReference],
      class: [Class] = [],
      order: Int? = nil,
      network: String? = nil,
      subrogation: Bool? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.status = status
      self.type = type
      self.policyHolder = policyHolder
      self.subscriber = subscriber
      self.subscriberId = subscriberId
      self.beneficiary = beneficiary
      self.dependent = dependent
      self.relationship = relationship
      self.period = period
      self.payor = payor
      self.class = `class`
      self.order = order
      self.network = network
      self.subrogation = subrogation
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
        json.member("type", type)
        json.member("policyHolder", policyHolder)
        json.member("subscriber", subscriber)
        json.member("subscriberId", subscriberId)
        json.member("beneficiary", beneficiary)
        json.member("dependent", dependent)
        json.member("relationship", relationship)
        json.member("period", period)
        json.member("payor", payor)
        json.member("class", `class`)
        json.member("order", order)
        json.member("network", network)
        json.member("subrogation", subrogation)
      }
    }
  }
}

extension R4.Coverage {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/fm-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case active
    case cancelled
    case draft
    case enteredInError = "entered-in-error"
  }

  /// The group, plan or class of the contract.
  public struct Class: R4.Element, Equatable, Sendable {
    /// What it is.
    public var type: R4.CodeableConcept
    /// Its number.
    public var value: String
    /// Its name.
    public var name: String?

    /// Takes the elements in the order of the specification, which requires `type` and `value`.
    public init(
      type: R4.CodeableConcept,
      value: String,
      name: String? = nil
    ) {
      self.type = type
      self.value = value
      self.name = name
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("type", type)
        json.member("value", value)
        json.member("name", name)
      }
    }
  }
}
