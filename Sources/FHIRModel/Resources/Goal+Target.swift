internal import LosslessJSON

extension R4.Goal {
  /// By what it is measured, and until when.
  public struct Target: R4.Element, Equatable, Sendable {
    /// What is measured.
    public var measure: R4.CodeableConcept?
    /// The value to reach.
    public var detail: Detail?
    /// Until when.
    public var due: Due?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      measure: R4.CodeableConcept? = nil,
      detail: Detail? = nil,
      due: Due? = nil
    ) {
      self.measure = measure
      self.detail = detail
      self.due = due
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("measure", measure)
        detail?.write(to: &json)
        due?.write(to: &json)
      }
    }
  }
}

extension R4.Goal.Target {
  /// The types that `detail` may have.
  public enum Detail: Equatable, Sendable {
    case quantity(R4.Quantity)
    case range(R4.Range)
    case codeableConcept(R4.CodeableConcept)
    case string(String)
    case boolean(Bool)
    case integer(Int)
    case ratio(R4.Ratio)

    func write(to json: inout JSONWriter) {
      switch self {
      case .quantity(let value): json.member("detailQuantity", value)
      case .range(let value): json.member("detailRange", value)
      case .codeableConcept(let value): json.member("detailCodeableConcept", value)
      case .string(let value): json.member("detailString", value)
      case .boolean(let value): json.member("detailBoolean", value)
      case .integer(let value): json.member("detailInteger", value)
      case .ratio(let value): json.member("detailRatio", value)
      }
    }
  }

  /// The types that `due` may have.
  public enum Due: Equatable, Sendable {
    case date(R4.Date)
    case duration(R4.Duration)

    func write(to json: inout JSONWriter) {
      switch self {
      case .date(let value): json.member("dueDate", value)
      case .duration(let value): json.member("dueDuration", value)
      }
    }
  }
}
