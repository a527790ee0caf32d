internal import LosslessJSON

extension R4 {
  /// A key by which somebody's system knows a thing or a person.
  public struct Identifier: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// What the key is for.
    public var use: Use?
    /// What kind of key it is.
    public var type: CodeableConcept?
    /// The namespace in which the value is unique.
    public var system: URI?
    /// The key itself.
    public var value: String?
    /// When the key was in use.
    public var period: Period?
    /// Who gave it out.
    public var assigner: Reference<Organization>?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      use: Use? = nil,
      type: CodeableConcept? = nil,
      system: URI? = nil,
      value: String? = nil,
      period: Period? = nil,
      assigner: Reference<Organization>? = nil
    ) {
      self.extension = `extension`
      self.use = use
      self.type = type
      self.system = system
      self.value = value
      self.period = period
      self.assigner = assigner
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("use", use)
        json.member("type", type)
        json.member("system", system)
        json.member("value", value)
        json.member("period", period)
        json.member("assigner", assigner)
      }
    }
  }
}

extension R4.Identifier {
  /// The values of `use`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/identifier-use.
  public enum Use: String, R4.Code, CaseIterable, Sendable {
    case usual
    case official
    case temp
    case secondary
    case old
  }
}
