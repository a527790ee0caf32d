internal import LosslessJSON

extension R4.Specimen {
  /// What was done with it.
  public struct Processing: R4.Element, Equatable, Sendable {
    /// What was done, in words.
    public var description: String?
    /// What was done, as a code.
    public var procedure: R4.CodeableConcept?
    /// When it was done.
    public var time: Time?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      description: String? = nil,
      procedure: R4.CodeableConcept? = nil,
      time: Time? = nil
    ) {
      self.description = description
      self.procedure = procedure
      self.time = time
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("description", description)
        json.member("procedure", procedure)
        time?.write(to: &json)
      }
    }
  }
}

extension R4.Specimen.Processing {
  /// The types that `time` may have.
  public enum Time: Equatable, Sendable {
    case dateTime(R4.DateTime)
    case period(R4.Period)

    func write(to json: inout JSONWriter) {
      switch self {
      case .dateTime(let value): json.member("timeDateTime", value)
      case .period(let value): json.member("timePeriod", value)
      }
    }
  }
}
