internal import LosslessJSON

extension R4.Observation {
  /// What the value is to be compared with.
  public struct ReferenceRange: R4.Element, Equatable, Sendable {
    /// The lower limit.
    public var low: R4.Quantity?
    /// The upper limit.
    public var high: R4.Quantity?
    /// Whether it is the normal range, a therapeutic range or another.
    public var type: R4.CodeableConcept?
    /// The people to whom it applies.
    public var appliesTo: [R4.CodeableConcept]
    /// The ages to which it applies.
    public var age: R4.Range?
    /// The range in words.
    public var text: String?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      low: R4.Quantity? = nil,
      high: R4.Quantity? = nil,
      type: R4.CodeableConcept? = nil,
      appliesTo: [R4.CodeableConcept] = [],
      age: R4.Range? = nil,
      text: String? = nil
    ) {
      self.low = low
      self.high = high
      self.type = type
      self.appliesTo = appliesTo
      self.age = age
      self.text = text
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("low", low)
        json.member("high", high)
        json.member("type", type)
        json.member("appliesTo", appliesTo)
        json.member("age", age)
        json.member("text", text)
      }
    }
  }
}
