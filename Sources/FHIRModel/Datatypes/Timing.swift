internal import LosslessJSON

extension R4 {
  /// When something is to happen or happened, often again and again.
  public struct Timing: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// Single times.
    public var event: [DateTime]
    /// The rule by which it comes again.
    public var `repeat`: Repeat?
    /// The rule as a known abbreviation.
    public var code: CodeableConcept?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      event: [DateTime] = [],
      repeat: Repeat? = nil,
      code: CodeableConcept? = nil
    ) {
      self.extension = `extension`
      self.event = event
      self.repeat = `repeat`
      self.code = code
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("event", event)
        json.member("repeat", `repeat`)
        json.member("code", code)
      }
    }
  }
}

extension R4.Timing {
  /// The rule by which it comes again.
  public struct Repeat: R4.Element, Equatable, Sendable {
    /// How long the rule holds.
    public var bounds: Bounds?
    /// How often in all.
    public var count: Int?
    /// How long each time lasts.
    public var duration: R4.Decimal?
    /// The unit of the duration.
    public var durationUnit: R4.UnitsOfTime?
    /// How often in each period.
    public var frequency: Int?
    /// How often at most in each period.
    public var frequencyMax: Int?
    /// The length of the period.
    public var period: R4.Decimal?
    /// The greatest length of the period.
    public var periodMax: R4.Decimal?
    /// The unit of the period.
    public var periodUnit: R4.UnitsOfTime?
    /// The days on which it happens.
    public var dayOfWeek: [R4.DaysOfWeek]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      bounds: Bounds? = nil,
      count: Int? = nil,
      duration: R4.Decimal? = nil,
      durationUnit: R4.UnitsOfTime? = nil,
      frequency: Int? = nil,
      frequencyMax: Int? = nil,
      period: R4.Decimal? = nil,
      periodMax: R4.Decimal? = nil,
      periodUnit: R4.UnitsOfTime? = nil,
      dayOfWeek: [R4.DaysOfWeek] = []
    ) {
      self.bounds = bounds
      self.count = count
      self.duration = duration
      self.durationUnit = durationUnit
      self.frequency = frequency
      self.frequencyMax = frequencyMax
      self.period = period
      self.periodMax = periodMax
      self.periodUnit = periodUnit
      self.dayOfWeek = dayOfWeek
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        bounds?.write(to: &json)
        json.member("count", count)
        json.member("duration", duration)
        json.member("durationUnit", durationUnit)
        json.member("frequency", frequency)
        json.member("frequencyMax", frequencyMax)
        json.member("period", period)
        json.member("periodMax", periodMax)
        json.member("periodUnit", periodUnit)
        json.member("dayOfWeek", dayOfWeek)
      }
    }
  }
}

extension R4.Timing.Repeat {
  /// The types that `bounds` may have.
  public enum Bounds: Equatable, Sendable {
    case duration(R4.Duration)
    case range(R4.Range)
    case period(R4.Period)

    func write(to json: inout JSONWriter) {
      switch self {
      case .duration(let value): json.member("boundsDuration", value)
      case .range(let value): json.member("boundsRange", value)
      case .period(let value): json.member("boundsPeriod", value)
      }
    }
  }
}
