internal import LosslessJSON

extension R4.Specimen {
  /// How it was taken.
  public struct Collection: R4.Element, Equatable, Sendable {
    /// Who took it.
    public var collector: R4.AnyReference?
    /// When it was taken.
    public var collected: Collected?
    /// How long that took.
    public var duration: R4.Duration?
    /// How much was taken.
    public var quantity: R4.Quantity?
    /// With what technique.
    public var method: R4.CodeableConcept?
    /// Where in the body.
    public var bodySite: R4.CodeableConcept?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      collector: R4.AnyReference? = nil,
      collected: Collected? = nil,
      duration: R4.Duration? = nil,
      quantity: R4.Quantity? = nil,
      method: R4.CodeableConcept? = nil,
      bodySite: R4.CodeableConcept? = nil
    ) {
      self.collector = collector
      self.collected = collected
      self.duration = duration
      self.quantity = quantity
      self.method = method
      self.bodySite = bodySite
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("collector", collector)
        collected?.write(to: &json)
        json.member("duration", duration)
        json.member("quantity", quantity)
        json.member("method", method)
        json.member("bodySite", bodySite)
      }
    }
  }
}

extension R4.Specimen.Collection {
  /// The types that `collected` may have.
  public enum Collected: Equatable, Sendable {
    case dateTime(R4.DateTime)
    case period(R4.Period)

    func write(to json: inout JSONWriter) {
      switch self {
      case .dateTime(let value): json.member("collectedDateTime", value)
      case .period(let value): json.member("collectedPeriod", value)
      }
    }
  }
}
