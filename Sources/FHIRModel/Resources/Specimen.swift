public import LosslessJSON

extension R4 {
  /// A sample taken from a patient.
  public struct Specimen: Resource, Equatable {
    /// `Specimen`.
    public static var resourceType: StaticString { "Specimen" }

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
    /// The key given by the laboratory.
    public var accessionIdentifier: Identifier?
    /// Whether the sample can be used.
    public var status: Status?
    /// What it is a sample of.
    public var type: CodeableConcept?
    /// Who it comes from.
    public var subject: Reference<Patient>?
    /// When the laboratory got it.
    public var receivedTime: DateTime?
    /// The samples that it was made from.
    public var parent: [Reference<Specimen>]
    /// The orders that it was taken for.
    public var request: [Reference<ServiceRequest>]
    /// How it was taken.
    public var collection: Collection?
    /// What was done with it.
    public var processing: [Processing]
    /// What it is kept in.
    public var container: [Container]
    /// The state in which it arrived.
    public var condition: [CodeableConcept]
    /// Remarks in free text.
    public var note: [Annotation]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      text: Narrative? = nil,
      extension: [Extension] = [],
      identifier: [Identifier] = [],
      accessionIdentifier: Identifier? = nil,
      status: Status? = nil,
      type: CodeableConcept? = nil,
      subject: Reference<Patient>? = nil,
      receivedTime: DateTime? = nil,
      parent: [Reference<Specimen>] = [],
      request: [Reference<ServiceRequest>] = [],
      collection: Collection? = nil,
      processing: [Processing] = [],
      container: [Container] = [],
      condition: [CodeableConcept] = [],
      note: [Annotation] = []
    ) {
      self.id = id
      self.meta = meta
      self.text = text
      self.extension = `extension`
      self.identifier = identifier
      self.accessionIdentifier = accessionIdentifier
      self.status = status
      self.type = type
      self.subject = subject
      self.receivedTime = receivedTime
      self.parent = parent
      self.request = request
      self.collection = collection
      self.processing = processing
      self.container = container
      self.condition = condition
      self.note = note
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
        json.member("accessionIdentifier", accessionIdentifier)
        json.member("status", status)
        json.member("type", type)
        json.member("subject", subject)
        json.member("receivedTime", receivedTime)
        json.member("parent", parent)
        json.member("request", request)
        json.member("collection", collection)
        json.member("processing", processing)
        json.member("container", container)
        json.member("condition", condition)
        json.member("note", note)
      }
    }
  }
}

extension R4.Specimen {
  /// The values of `status`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/specimen-status.
  public enum Status: String, R4.Code, CaseIterable, Sendable {
    case available
    case unavailable
    case unsatisfactory
    case enteredInError = "entered-in-error"
  }
}
