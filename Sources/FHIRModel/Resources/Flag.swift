public import LosslessJSON

extension R4 {
  /// A warning to be seen with the record.
  public struct Flag: Resource, Equatable {
    /// `Flag`.
    public static var resourceType: StaticString { "Flag" }

    /// The id under which a server knows it.
    public var id: ID?
    /// Where it comes from and which profiles it follows.
    public var meta: Meta?
    /// The same for people to read.
    public var text: Narrative?
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The keys by which other systems know it.
    public var identifier: [Identifier]
    /// Whether the warning still holds.
    public var status: Status
    /// What kind of warning it is.
    public var category: [CodeableConcept]
    /// The warning.
    public var code: CodeableConcept
    /// Whom it is about.
    public var subject: Reference<Patient>
    /// When it holds.
    public var period: Period?
    /// The encounter in which it was raised.
    public var encounter: Reference<Encounter>?
    /// Who raised it.
    public var author: AnyReference?

    /// Takes the elements in the order of the specification, which requires `status`, `code` and `subject`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      status: Status,
      category: [CodeableConcept] = [],
      code: CodeableConcept,
      subject: Reference<Patient>,
      period: Period? = nil,
      encounter: Reference<Encounter>? = nil,
      author: AnyReference? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.status = status
      self.category = category
      self.code = code
      self.subject = subject
      self.period = period
      self.encounter = encounter
      self.author = author
    }

    /// Writes the resource as one JSON object.
    public func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("resourceType", Self.resourceType)
        json.member("id", id)
        json.member("meta", meta)
        json.member("text", text)
        json.member("extension", `extension`)
        json.member("identifier", identifier)
        json.member("status", status)
        json.member("category", category)
        json.member("code", code)
        json.member("subject", subject)
        json.member("period", period)
        json.member("encounter", encounter)
        json.member("author", author)
      }
    }
  }
}

extension R4.Flag {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/flag-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case active
    case inactive
    case enteredInError = "entered-in-error"
  }
}
