internal import LosslessJSON

extension R4 {
  /// A person's name, in parts and as a whole.
  public struct HumanName: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// When the person goes by this name.
    public var use: Use?
    /// The whole name as it is shown.
    public var text: String?
    /// The name shared by the family.
    public var family: Presence<String>?
    /// The names given, the first one first.
    public var given: [String]
    /// What comes before the name.
    public var prefix: [String]
    /// What comes after the name.
    public var suffix: [String]
    /// When the name was in use.
    public var period: Period?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      use: Use? = nil,
      text: String? = nil,
      family: Presence<String>? = nil,
      given: [String] = [],
      prefix: [String] = [],
      suffix: [String] = [],
      period: Period? = nil
    ) {
      self.extension = `extension`
      self.use = use
      self.text = text
      self.family = family
      self.given = given
      self.prefix = prefix
      self.suffix = suffix
      self.period = period
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("use", use)
        json.member("text", text)
        json.member("family", orAbsent: "_family", family)
        json.member("given", given)
        json.member("prefix", prefix)
        json.member("suffix", suffix)
        json.member("period", period)
      }
    }
  }
}

extension R4.HumanName {
  /// The values of `use`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/name-use.
  public enum Use: String, R4.Code, CaseIterable, Sendable {
    case usual
    case official
    case temp
    case nickname
    case anonymous
    case old
    case maiden
  }
}
