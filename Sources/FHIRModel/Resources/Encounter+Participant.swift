internal import LosslessJSON

extension R4.Encounter {
  /// The people involved.
  public struct Participant: R4.Element, Equatable, Sendable {
    /// What the person was there for.
    public var type: [R4.CodeableConcept]
    /// When the person was there.
    public var period: R4.Period?
    /// The person.
    public var individual: R4.AnyReference?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      type: [R4.CodeableConcept] = [],
      period: R4.Period? = nil,
      individual: R4.AnyReference? = nil
    ) {
      self.type = type
      self.period = period
      self.individual = individual
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("type", type)
        json.member("period", period)
        json.member("individual", individual)
      }
    }
  }
}
