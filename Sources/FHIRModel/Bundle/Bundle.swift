public import LosslessJSON

extension R4 {
  /// Resources that travel together: as one change of a server, as single requests, or as a plain set.
  public struct Bundle: Resource {
    /// `Bundle`.
    public static var resourceType: StaticString { "Bundle" }

    /// The id under which a server knows it.
    public var id: ID?
    /// Where it comes from and which profiles it follows.
    public var meta: Meta?
    /// The key of the bundle, the same wherever it is copied to.
    public var identifier: Identifier?
    /// What the bundle is for, and so what its entries must have.
    public var type: Kind
    /// When it was put together.
    public var timestamp: Instant?
    /// How many resources a search found, in all its pages.
    public var total: Int?
    /// Where this page and its neighbours are.
    public var link: [Link]
    /// The resources, each with what is to be done with it.
    public var entry: [Entry]

    /// Takes the elements in the order of the specification, which requires `type`.
    public init(
      id: ID? = nil,
      meta: Meta? = nil,
      identifier: Identifier? = nil,
      type: Kind,
      timestamp: Instant? = nil,
      total: Int? = nil,
      link: [Link] = [],
      entry: [Entry] = []
    ) {
      self.id = id
      self.meta = meta
      self.identifier = identifier
      self.type = type
      self.timestamp = timestamp
      self.total = total
      self.link = link
      self.entry = entry
    }

    /// Writes the bundle alone into bytes: minified, the same bytes each time.
    public func json() -> [UInt8] {
      // An Observation with a narrative takes about 1,500 bytes: one or two growths at most.
      var json = JSONWriter(capacity: 512 + 1536 * entry.count)
      write(to: &json)
      return json.finish()
    }

    /// Writes the bundle as one JSON object.
    public func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("resourceType", Self.resourceType)
        json.member("id", id)
        json.member("meta", meta)
        json.member("identifier", identifier)
        json.member("type", type)
        json.member("timestamp", timestamp)
        json.member("total", total)
        json.member("link", link)
        json.member("entry", entry)
      }
    }
  }
}

extension R4.Bundle {
  /// The values of `type`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/bundle-type.
  public enum Kind: String, R4.Code, CaseIterable, Sendable {
    case document
    case message
    case transaction
    case transactionResponse = "transaction-response"
    case batch
    case batchResponse = "batch-response"
    case history
    case searchset
    case collection
  }

  /// A url with what it leads to.
  public struct Link: R4.Element, Equatable, Sendable {
    /// What the url leads to, as in `next`.
    public var relation: String
    /// The url.
    public var url: R4.URI

    /// Takes the elements in the order of the specification, which requires both.
    public init(relation: String, url: R4.URI) {
      self.relation = relation
      self.url = url
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("relation", relation)
        json.member("url", url)
      }
    }
  }
}
