internal import LosslessJSON

extension R4.Device {
  /// Its size, its material and the like.
  public struct Property: R4.Element, Equatable, Sendable {
    /// Which property.
    public var type: R4.CodeableConcept
    /// The property as amounts.
    public var valueQuantity: [R4.Quantity]
    /// The property as codes.
    public var valueCode: [R4.CodeableConcept]

    /// Takes the elements in the order of the specification, which requires `type`.
    public init(
      type: R4.CodeableConcept,
      valueQuantity: [R4.Quantity] = [],
      valueCode: [R4.CodeableConcept] = []
    ) {
      self.type = type
      self.valueQuantity = valueQuantity
      self.valueCode = valueCode
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("type", type)
        json.member("valueQuantity", valueQuantity)
        json.member("valueCode", valueCode)
      }
    }
  }
}
