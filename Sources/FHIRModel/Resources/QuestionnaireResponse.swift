public import LosslessJSON

extension R4 {
  /// The answers to a questionnaire.
  public struct QuestionnaireResponse: Resource, Equatable {
    /// `QuestionnaireResponse`.
    public static var resourceType: StaticString { "QuestionnaireResponse" }

    /// The id under which a server knows it.
    public var id: ID?
    /// Where it comes from and which profiles it follows.
    public var meta: Meta?
    /// The same for people to read.
    public var text: Narrative?
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The keys by which other systems know it.
    public var identifier: Identifier?
    /// The orders and plans that led to it.
    public var basedOn: [AnyReference]
    /// The larger act that it is a part of.
    public var partOf: [AnyReference]
    /// The questionnaire that is answered.
    public var questionnaire: URI?
    /// How far it is filled in.
    public var status: Status
    /// Whom the answers are about.
    public var subject: Reference<Patient>?
    /// The encounter in which it was filled in.
    public var encounter: Reference<Encounter>?
    /// When the answers were given.
    public var authored: Presence<DateTime>?
    /// Who wrote them down.
    public var author: AnyReference?
    /// Who gave them.
    public var source: AnyReference?
    /// Groups and questions.
    public var item: [Item]

    /// Takes the elements in the order of the specification, which requires `status`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: Identifier? = nil,
      basedOn: [AnyReference] = [],
      partOf: [AnyReference] = [],
      questionnaire: URI? = nil,
      status: Status,
      subject: Reference<Patient>? = nil,
      encounter: Reference<Encounter>? = nil,
      authored: Presence<DateTime>? = nil,
      author: AnyReference? = nil,
      source: AnyReference? = nil,
      item: [Item] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.basedOn = basedOn
      self.partOf = partOf
      self.questionnaire = questionnaire
      self.status = status
      self.subject = subject
      self.encounter = encounter
      self.authored = authored
      self.author = author
      self.source = source
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
        json.member("identifier", identifier)
        json.member("basedOn", basedOn)
        json.member("partOf", partOf)
        json.member("questionnaire", questionnaire)
        json.member("status", status)
        json.member("subject", subject)
        json.member("encounter", encounter)
        json.member("authored", orAbsent: "_authored", authored)
        json.member("author", author)
        json.member("source", source)
        json.member("item", item)
      }
    }
  }
}

extension R4.QuestionnaireResponse {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/questionnaire-answers-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case inProgress = "in-progress"
    case completed
    case amended
    case enteredInError = "entered-in-error"
    case stopped
  }
}
