public import LosslessJSON

extension R4 {
  /// What a system has to say about a request.
  public struct OperationOutcome: Resource, Equatable {
    /// `OperationOutcome`.
    public static var resourceType: StaticString { "OperationOutcome" }

    /// The id under which a server knows it.
    public var id: ID?
    /// Where it comes from and which profiles it follows.
    public var meta: Meta?
    /// The same for people to read.
    public var text: Narrative?
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The single problems and remarks.
    public var issue: [Issue]

    /// Takes the elements in the order of the specification, which requires `issue`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      issue: [Issue]
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.issue = issue
    }

    /// Writes the resource as one JSON object.
    public func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("resourceType", Self.resourceType)
        json.member("id", id)
        json.member("meta", meta)
        json.member("text", text)
        json.member("extension", `extension`)
        json.member("issue", issue)
      }
    }
  }
}

extension R4.OperationOutcome {
  /// The single problems and remarks.
  public struct Issue: R4.Element, Equatable, Sendable {
    /// How bad it is.
    public var severity: Severity
    /// What kind of problem it is.
    public var code: Code
    /// More about it, as a code or in words.
    public var details: R4.CodeableConcept?
    /// What helps a developer.
    public var diagnostics: String?
    /// Where it is, as FHIRPath.
    public var expression: [String]

    /// Takes the elements in the order of the specification, which requires `severity` and `code`.
    public init(
      severity: Severity,
      code: Code,
      details: R4.CodeableConcept? = nil,
      diagnostics: String? = nil,
      expression: [String] = []
    ) {
      self.severity = severity
      self.code = code
      self.details = details
      self.diagnostics = diagnostics
      self.expression = expression
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("severity", severity)
        json.member("code", code)
        json.member("details", details)
        json.member("diagnostics", diagnostics)
        json.member("expression", expression)
      }
    }
  }
}

extension R4.OperationOutcome.Issue {
  /// The values of `severity`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/issue-severity.
  public enum Severity: String, R4.Code, CaseIterable, Sendable {
    case fatal
    case error
    case warning
    case information
  }

  /// The values of `code`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/issue-type.
  public enum Code: String, R4.Code, CaseIterable, Sendable {
    case invalid
    case structure
    case required
    case value
    case invariant
    case security
    case login
    case unknown
    case expired
    case forbidden
    case suppressed
    case processing
    case notSupported = "not-supported"
    case duplicate
    case multipleMatches = "multiple-matches"
    case notFound = "not-found"
    case deleted
    case tooLong = "too-long"
    case codeInvalid = "code-invalid"
    case `extension`
    case tooCostly = "too-costly"
    case businessRule = "business-rule"
    case conflict
    case transient
    case lockError = "lock-error"
    case noStore = "no-store"
    case exception
    case timeout
    case incomplete
    case throttled
    case informational
  }
}
