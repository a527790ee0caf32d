internal import LosslessJSON

extension R4 {
  /// An amount for an amount, such as a dose per hour or a pack in its size.
  public struct Ratio: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The amount above the line.
    public var numerator: Quantity?
    /// The amount below the line.
    public var denominator: Quantity?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      numerator: Quantity? = nil,
      denominator: Quantity? = nil
    ) {
      self.extension = `extension`
      self.numerator = numerator
      self.denominator = denominator
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("numerator", numerator)
        json.member("denominator", denominator)
      }
    }
  }
}
