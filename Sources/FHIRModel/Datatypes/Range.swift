internal import LosslessJSON

extension R4 {
  /// Everything between two amounts of the same unit, the limits included.
  public struct Range: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The least amount.
    public var low: Quantity?
    /// The greatest amount.
    public var high: Quantity?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      low: Quantity? = nil,
      high: Quantity? = nil
    ) {
      self.extension = `extension`
      self.low = low
      self.high = high
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("low", low)
        json.member("high", high)
      }
    }
  }
}
