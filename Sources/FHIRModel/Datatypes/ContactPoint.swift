internal import LosslessJSON

extension R4 {
  /// A telephone number, a mail address or another way to reach somebody.
  public struct ContactPoint: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The kind of line.
    public var system: System?
    /// The number or address.
    public var value: Presence<String>?
    /// What the line is for.
    public var use: Use?
    /// The order of preference, from 1.
    public var rank: Int?
    /// When it was in use.
    public var period: Period?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      system: System? = nil,
      value: Presence<String>? = nil,
      use: Use? = nil,
      rank: Int? = nil,
      period: Period? = nil
    ) {
      self.extension = `extension`
      self.system = system
      self.value = value
      self.use = use
      self.rank = rank
      self.period = period
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("system", system)
        json.member("value", orAbsent: "_value", value)
        json.member("use", use)
        json.member("rank", rank)
        json.member("period", period)
      }
    }
  }
}

extension R4.ContactPoint {
  /// The values of `system`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/contact-point-system.
  public enum System: String, R4.Code, CaseIterable, Sendable {
    case phone
    case fax
    case email
    case pager
    case url
    case sms
    case other
  }

  /// The values of `use`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/contact-point-use.
  public enum Use: String, R4.Code, CaseIterable, Sendable {
    case home
    case work
    case temp
    case old
    case mobile
  }
}
