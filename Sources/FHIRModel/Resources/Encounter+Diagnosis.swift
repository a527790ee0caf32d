internal import LosslessJSON

extension R4.Encounter {
  /// The conditions and procedures that matter in it.
  public struct Diagnosis: R4.Element, Equatable, Sendable {
    /// The condition or the procedure.
    public var condition: R4.AnyReference
    /// What it matters for, such as admission or billing.
    public var use: R4.CodeableConcept?
    /// The place among the diagnoses of the same use, from 1.
    public var rank: Int?

    /// Takes the elements in the order of the specification, which requires `condition`.
    public init(
      condition: R4.AnyReference,
      use: R4.CodeableConcept? = nil,
      rank: Int? = nil
    ) {
      self.condition = condition
      self.use = use
      self.rank = rank
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("condition", condition)
        json.member("use", use)
        json.member("rank", rank)
      }
    }
  }
}
