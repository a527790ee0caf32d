internal import LosslessJSON

extension R4 {
  /// A measured amount with its unit.
  public struct Quantity: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The number, as exact as it was measured.
    public var value: Decimal?
    /// How the true value relates to the number, when the number is a limit.
    public var comparator: Comparator?
    /// The unit as people read it.
    public var unit: String?
    /// The system that defines the unit's code.
    public var system: URI?
    /// The unit as machines read it.
    public var code: String?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      value: Decimal? = nil,
      comparator: Comparator? = nil,
      unit: String? = nil,
      system: URI? = nil,
      code: String? = nil
    ) {
      self.extension = `extension`
      self.value = value
      self.comparator = comparator
      self.unit = unit
      self.system = system
      self.code = code
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("value", value)
        json.member("comparator", comparator)
        json.member("unit", unit)
        json.member("system", system)
        json.member("code", code)
      }
    }
  }
}

extension R4.Quantity {
  /// The values of `comparator`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/quantity-comparator.
  public enum Comparator: String, R4.Code, CaseIterable, Sendable {
    case lessThan = "<"
    case atMost = "<="
    case atLeast = ">="
    case greaterThan = ">"
  }
}
