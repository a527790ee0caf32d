internal import LosslessJSON

extension R4 {
  /// Where mail reaches somebody or where something stands.
  public struct Address: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// What the address is for.
    public var use: Use?
    /// Whether it is for mail or for visits.
    public var type: Kind?
    /// The whole address as it is shown.
    public var text: String?
    /// Street, number, apartment: the lines before the city.
    public var line: [String]
    /// The city or village.
    public var city: String?
    /// The county.
    public var district: String?
    /// The part of the country.
    public var state: String?
    /// The code that the mail sorts by.
    public var postalCode: String?
    /// The country, as a code of ISO 3166 or its name.
    public var country: String?
    /// When the address was in use.
    public var period: Period?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      use: Use? = nil,
      type: Kind? = nil,
      text: String? = nil,
      line: [String] = [],
      city: String? = nil,
      district: String? = nil,
      state: String? = nil,
      postalCode: String? = nil,
      country: String? = nil,
      period: Period? = nil
    ) {
      self.extension = `extension`
      self.use = use
      self.type = type
      self.text = text
      self.line = line
      self.city = city
      self.district = district
      self.state = state
      self.postalCode = postalCode
      self.country = country
      self.period = period
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("use", use)
        json.member("type", type)
        json.member("text", text)
        json.member("line", line)
        json.member("city", city)
        json.member("district", district)
        json.member("state", state)
        json.member("postalCode", postalCode)
        json.member("country", country)
        json.member("period", period)
      }
    }
  }
}

extension R4.Address {
  /// The values of `use`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/address-use.
  public enum Use: String, R4.Code, CaseIterable, Sendable {
    case home
    case work
    case temp
    case old
    case billing
  }

  /// The values of `type`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/address-type.
  public enum Kind: String, R4.Code, CaseIterable, Sendable {
    case postal
    case physical
    case both
  }
}
