public import LosslessJSON

extension R4 {
  /// A document, wherever it is kept.
  public struct DocumentReference: Resource, Equatable {
    /// `DocumentReference`.
    public static var resourceType: StaticString { "DocumentReference" }

    /// The id under which a server knows it.
    public var id: ID?
    /// Where it comes from and which profiles it follows.
    public var meta: Meta?
    /// The same for people to read.
    public var text: Narrative?
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The key of this version of the document.
    public var masterIdentifier: Identifier?
    /// The keys by which other systems know it.
    public var identifier: [Identifier]
    /// Whether the reference is in use.
    public var status: Status
    /// How far the document is.
    public var docStatus: DocStatus?
    /// What kind of document it is.
    public var type: CodeableConcept?
    /// What group of documents it belongs to.
    public var category: [CodeableConcept]
    /// Whom it is about.
    public var subject: Reference<Patient>?
    /// When the reference was made.
    public var date: Instant?
    /// Who wrote it.
    public var author: [AnyReference]
    /// Who signed it.
    public var authenticator: AnyReference?
    /// Who keeps it.
    public var custodian: Reference<Organization>?
    /// What it is to other documents.
    public var relatesTo: [RelatesTo]
    /// The document in words.
    public var description: String?
    /// Labels that limit who may see it.
    public var securityLabel: [CodeableConcept]
    /// The document in its forms.
    public var content: [Content]
    /// What it was written in.
    public var context: Context?

    /// Takes the elements in the order of the specification, which requires `status` and `content`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      masterIdentifier: Identifier? = nil,
      identifier: [Identifier] = [],
      status: Status,
      docStatus: DocStatus? = nil,
      type: CodeableConcept? = nil,
      category: [CodeableConcept] = [],
      subject: Reference<Patient>? = nil,
      date: Instant? = nil,
      author: [AnyReference] = [],
      authenticator: AnyReference? = nil,
      custodian: Reference<Organization>? = nil,
      relatesTo: [RelatesTo] = [],
      description: String? = nil,
      securityLabel: [CodeableConcept] = [],
      content: [Content],
      context: Context? = nil
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.masterIdentifier = masterIdentifier
      self.identifier = identifier
      self.status = status
      self.docStatus = docStatus
      self.type = type
      self.category = category
      self.subject = subject
      self.date = date
      self.author = author
      self.authenticator = authenticator
      self.custodian = custodian
      self.relatesTo = relatesTo
      self.description = description
      self.securityLabel = securityLabel
      self.content = content
      self.context = context
    }

    /// Writes the resource as one JSON object.
    public func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("resourceType", Self.resourceType)
        json.member("id", id)
        json.member("meta", meta)
        json.member("text", text)
        json.member("extension", `extension`)
        json.member("masterIdentifier", masterIdentifier)
        json.member("identifier", identifier)
        json.member("status", status)
        json.member("docStatus", docStatus)
        json.member("type", type)
        json.member("category", category)
        json.member("subject", subject)
        json.member("date", date)
        json.member("author", author)
        json.member("authenticator", authenticator)
        json.member("custodian", custodian)
        json.member("relatesTo", relatesTo)
        json.member("description", description)
        json.member("securityLabel", securityLabel)
        json.member("content", content)
        json.member("context", context)
      }
    }
  }
}

extension R4.DocumentReference {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/document-reference-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case current
    case superseded
    case enteredInError = "entered-in-error"
  }

  /// The values of `docStatus`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/composition-status.
  public enum DocStatus: String, R4.Code, CaseIterable, Sendable {
    case preliminary
    case final
    case amended
    case enteredInError = "entered-in-error"
  }
}
