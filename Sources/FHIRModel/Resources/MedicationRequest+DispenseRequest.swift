internal import LosslessJSON

extension R4.MedicationRequest {
  /// How much is to be handed out.
  public struct DispenseRequest: R4.Element, Equatable, Sendable {
    /// How long the order holds.
    public var validityPeriod: R4.Period?
    /// How often again after the first time.
    public var numberOfRepeatsAllowed: Int?
    /// How much each time.
    public var quantity: R4.Quantity?
    /// How long that shall last.
    public var expectedSupplyDuration: R4.Duration?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      validityPeriod: R4.Period? = nil,
      numberOfRepeatsAllowed: Int? = nil,
      quantity: R4.Quantity? = nil,
      expectedSupplyDuration: R4.Duration? = nil
    ) {
      self.validityPeriod = validityPeriod
      self.numberOfRepeatsAllowed = numberOfRepeatsAllowed
      self.quantity = quantity
      self.expectedSupplyDuration = expectedSupplyDuration
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("validityPeriod", validityPeriod)
        json.member("numberOfRepeatsAllowed", numberOfRepeatsAllowed)
        json.member("quantity", quantity)
        json.member("expectedSupplyDuration", expectedSupplyDuration)
      }
    }
  }
}
