internal import LosslessJSON

extension R4.Condition {
  /// How far it has gone, or how it is classified.
  public struct Stage: R4.Element, Equatable, Sendable {
    /// The stage or class.
    public var summary: R4.CodeableConcept?
    /// What the stage was read from.
    public var assessment: [R4.AnyReference]
    /// The classification.
    public var type: R4.CodeableConcept?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      summary: R4.CodeableConcept? = nil,
      assessment: [R4.AnyReference] = [],
      type: R4.CodeableConcept? = nil
    ) {
      self.summary = summary
      self.assessment = assessment
      self.type = type
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("summary", summary)
        json.member("assessment", assessment)
        json.member("type", type)
      }
    }
  }
}
