internal import LosslessJSON

extension R4.MedicationAdministration {
  /// How much of it, and how.
  public struct Dosage: R4.Element, Equatable, Sendable {
    /// The dose in words.
    public var text: String?
    /// Where on the body it entered.
    public var site: R4.CodeableConcept?
    /// The way into the body.
    public var route: R4.CodeableConcept?
    /// The technique of giving it.
    public var method: R4.CodeableConcept?
    /// The amount.
    public var dose: R4.Quantity?
    /// The amount per time.
    public var rate: Rate?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      text: String? = nil,
      site: R4.CodeableConcept? = nil,
      route: R4.CodeableConcept? = nil,
      method: R4.CodeableConcept? = nil,
      dose: R4.Quantity? = nil,
      rate: Rate? = nil
    ) {
      self.text = text
      self.site = site
      self.route = route
      self.method = method
      self.dose = dose
      self.rate = rate
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("text", text)
        json.member("site", site)
        json.member("route", route)
        json.member("method", method)
        json.member("dose", dose)
        rate?.write(to: &json)
      }
    }
  }
}

extension R4.MedicationAdministration.Dosage {
  /// The types that `rate` may have.
  public enum Rate: Equatable, Sendable {
    case ratio(R4.Ratio)
    case quantity(R4.Quantity)

    func write(to json: inout JSONWriter) {
      switch self {
      case .ratio(let value): json.member("rateRatio", value)
      case .quantity(let value): json.member("rateQuantity", value)
      }
    }
  }
}
