internal import LosslessJSON

extension R4.Condition {
  /// What speaks for it.
  public struct Evidence: R4.Element, Equatable, Sendable {
    /// A sign or symptom.
    public var code: [R4.CodeableConcept]
    /// A resource with the findings.
    public var detail: [R4.AnyReference]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      code: [R4.CodeableConcept] = [],
      detail: [R4.AnyReference] = []
    ) {
      self.code = code
      self.detail = detail
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("code", code)
        json.member("detail", detail)
      }
    }
  }
}
