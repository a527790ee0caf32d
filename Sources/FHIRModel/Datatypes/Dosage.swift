internal import LosslessJSON

extension R4 {
  /// How a drug is to be taken.
  public struct Dosage: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The order among several instructions; equal numbers go together.
    public var sequence: Int?
    /// The instruction in words.
    public var text: String?
    /// Warnings and advice that go with it.
    public var additionalInstruction: [CodeableConcept]
    /// The instruction in words for the patient.
    public var patientInstruction: String?
    /// When to take it.
    public var timing: Timing?
    /// Whether, or for what, it is taken only when needed.
    public var asNeeded: AsNeeded?
    /// Where on the body it enters.
    public var site: CodeableConcept?
    /// The way into the body.
    public var route: CodeableConcept?
    /// The technique of giving it.
    public var method: CodeableConcept?
    /// How much and how fast.
    public var doseAndRate: [DoseAndRate]
    /// The limit for a span of time.
    public var maxDosePerPeriod: Ratio?
    /// The limit for one time.
    public var maxDosePerAdministration: Quantity?
    /// The limit for a life.
    public var maxDosePerLifetime: Quantity?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      sequence: Int? = nil,
      text: String? = nil,
      additionalInstruction: [CodeableConcept] = [],
      patientInstruction: String? = nil,
      timing: Timing? = nil,
      asNeeded: AsNeeded? = nil,
      site: CodeableConcept? = nil,
      route: CodeableConcept? = nil,
      method: CodeableConcept? = nil,
      doseAndRate: [DoseAndRate] = [],
      maxDosePerPeriod: Ratio? = nil,
      maxDosePerAdministration: Quantity? = nil,
      maxDosePerLifetime: Quantity? = nil
    ) {
      self.extension = `extension`
      self.sequence = sequence
      self.text = text
      self.additionalInstruction = additionalInstruction
      self.patientInstruction = patientInstruction
      self.timing = timing
      self.asNeeded = asNeeded
      self.site = site
      self.route = route
      self.method = method
      self.doseAndRate = doseAndRate
      self.maxDosePerPeriod = maxDosePerPeriod
      self.maxDosePerAdministration = maxDosePerAdministration
      self.maxDosePerLifetime = maxDosePerLifetime
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("sequence", sequence)
        json.member("text", text)
        json.member("additionalInstruction", additionalInstruction)
        json.member("patientInstruction", patientInstruction)
        json.member("timing", timing)
        asNeeded?.write(to: &json)
        json.member("site", site)
        json.member("route", route)
        json.member("method", method)
        json.member("doseAndRate", doseAndRate)
        json.member("maxDosePerPeriod", maxDosePerPeriod)
        json.member("maxDosePerAdministration", maxDosePerAdministration)
        json.member("maxDosePerLifetime", maxDosePerLifetime)
      }
    }
  }
}

extension R4.Dosage {
  /// The types that `asNeeded` may have.
  public enum AsNeeded: Equatable, Sendable {
    case boolean(Bool)
    case codeableConcept(R4.CodeableConcept)

    func write(to json: inout JSONWriter) {
      switch self {
      case .boolean(let value): json.member("asNeededBoolean", value)
      case .codeableConcept(let value): json.member("asNeededCodeableConcept", value)
      }
    }
  }

  /// How much and how fast.
  public struct DoseAndRate: R4.Element, Equatable, Sendable {
    /// Whether the dose was ordered or calculated.
    public var type: R4.CodeableConcept?
    /// The amount each time.
    public var dose: Dose?
    /// The amount per time.
    public var rate: Rate?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      type: R4.CodeableConcept? = nil,
      dose: Dose? = nil,
      rate: Rate? = nil
    ) {
      self.type = type
      self.dose = dose
      self.rate = rate
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("type", type)
        dose?.write(to: &json)
        rate?.write(to: &json)
      }
    }
  }
}

extension R4.Dosage.DoseAndRate {
  /// The types that `dose` may have.
  public enum Dose: Equatable, Sendable {
    case range(R4.Range)
    case quantity(R4.Quantity)

    func write(to json: inout JSONWriter) {
      switch self {
      case .range(let value): json.member("doseRange", value)
      case .quantity(let value): json.member("doseQuantity", value)
      }
    }
  }

  /// The types that `rate` may have.
  public enum Rate: Equatable, Sendable {
    case ratio(R4.Ratio)
    case range(R4.Range)
    case quantity(R4.Quantity)

    func write(to json: inout JSONWriter) {
      switch self {
      case .ratio(let value): json.member("rateRatio", value)
      case .range(let value): json.member("rateRange", value)
      case .quantity(let value): json.member("rateQuantity", value)
      }
    }
  }
}
