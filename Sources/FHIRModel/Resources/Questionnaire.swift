public import LosslessJSON

extension R4 {
  /// Questions in groups, with the kinds of answer that they take.
  public struct Questionnaire: Resource, Equatable {
    /// `Questionnaire`.
    public static var resourceType: StaticString { "Questionnaire" }

    /// The id under which a server knows it.
    public var id: ID?
    /// Where it comes from and which profiles it follows.
    public var meta: Meta?
    /// The same for people to read.
    public var text: Narrative?
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The canonical url by which responses name it.
    public var url: URI?
    /// The keys by which other systems know it.
    public var identifier: [Identifier]
    /// The version of the questionnaire.
    public var version: String?
    /// The name for machines.
    public var name: String?
    /// The name for people.
    public var title: String?
    /// Whether it may be used.
    public var status: Status
    /// Whether it is for trying out only.
    public var experimental: Bool?
    /// The types of resource that it can be about.
    public var subjectType: [String]
    /// When it was last changed.
    public var date: DateTime?
    /// Who publishes it.
    public var publisher: String?
    /// Whom to ask about it.
    public var contact: [ContactDetail]
    /// What it is, in Markdown.
    public var description: String?
    /// What it is for, in Markdown.
    public var purpose: String?
    /// Who has which rights in it, in Markdown.
    public var copyright: String?
    /// When it may be used.
    public var effectivePeriod: Period?
    /// What it is, as codes.
    public var code: [Coding]
    /// Groups and questions.
    public var item: [Item]

    /// Takes the elements in the order of the specification, which requires `status`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      url: URI? = nil,
      identifier: [Identifier] = [],
      version: String? = nil,
      name: String? = nil,
      title: String? = nil,
      status: Status,
      experimental: Bool? = nil,
      subjectType: [String] = [],
      date: DateTime? = nil,
      publisher: String? = nil,
      contact: [ContactDetail] = [],
      description: String? = nil,
      purpose: String? = nil,
      copyright: String? = nil,
      effectivePeriod: Period? = nil,
      code: [Coding] = [],
      item: [Item] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.url = url
      self.identifier = identifier
      self.version = version
      self.name = name
      self.title = title
      self.status = status
      self.experimental = experimental
      self.subjectType = subjectType
      self.date = date
      self.publisher = publisher
      self.contact = contact
      self.description = description
      self.purpose = purpose
      self.copyright = copyright
      self.effectivePeriod = effectivePeriod
      self.code = code
      self.item = item
    }

    /// Writes the resource as one JSON object.
    public func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("resourceType", Self.resourceType)
        json.member("id", id)
        json.member("meta", meta)
        json.member("text", text)
        json.member("extension", `extension`)
        json.member("url", url)
        json.member("identifier", identifier)
        json.member("version", version)
        json.member("name", name)
        json.member("title", title)
        json.member("status", status)
        json.member("experimental", experimental)
        json.member("subjectType", subjectType)
        json.member("date", date)
        json.member("publisher", publisher)
        json.member("contact", contact)
        json.member("description", description)
        json.member("purpose", purpose)
        json.member("copyright", copyright)
        json.member("effectivePeriod", effectivePeriod)
        json.member("code", code)
        json.member("item", item)
      }
    }
  }
}

extension R4.Questionnaire {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/publication-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case draft
    case active
    case retired
    case unknown
  }
}
