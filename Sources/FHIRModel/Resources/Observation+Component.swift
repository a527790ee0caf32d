internal import LosslessJSON

extension R4.Observation {
  /// The parts of one observation that have no sense alone.
  public struct Component: R4.Element, Equatable, Sendable {
    /// What was observed.
    public var code: R4.CodeableConcept
    /// What was found.
    public var value: R4.Observation.Value?
    /// Why nothing is known of the value.
    public var dataAbsentReason: R4.CodeableConcept?
    /// High, low, normal and the like.
    public var interpretation: [R4.CodeableConcept]
    /// What the value is to be compared with.
    public var referenceRange: [R4.Observation.ReferenceRange]

    /// Takes the elements in the order of the specification, which requires `code`.
    public init(
      code: R4.CodeableConcept,
      value: R4.Observation.Value? = nil,
      dataAbsentReason: R4.CodeableConcept? = nil,
      interpretation: [R4.CodeableConcept] = [],
      referenceRange: [R4.Observation.ReferenceRange] = []
    ) {
      self.code = code
      self.value = value
      self.dataAbsentReason = dataAbsentReason
      self.interpretation = interpretation
      self.referenceRange = referenceRange
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("code", code)
        value?.write(to: &json)
        json.member("dataAbsentReason", dataAbsentReason)
        json.member("interpretation", interpretation)
        json.member("referenceRange", referenceRange)
      }
    }
  }
}
