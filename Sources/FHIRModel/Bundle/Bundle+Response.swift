internal import LosslessJSON

extension R4.Bundle {
  /// What a server did with an entry.
  public struct Response: R4.Element {
    /// The status code of HTTP, with its words or without.
    public var status: String
    /// Where the resource is now.
    public var location: R4.URI?
    /// The entity tag of the resource's version.
    public var etag: String?
    /// When the server changed the resource.
    public var lastModified: R4.Instant?
    /// What the server has to say about it.
    public var outcome: (any R4.Resource)?

    /// Takes the elements in the order of the specification, which requires `status`.
    public init(
      status: String,
      location: R4.URI? = nil,
      etag: String? = nil,
      lastModified: R4.Instant? = nil,
      outcome: (any R4.Resource)? = nil
    ) {
      self.status = status
      self.location = location
      self.etag = etag
      self.lastModified = lastModified
      self.outcome = outcome
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("status", status)
        json.member("location", location)
        json.member("etag", etag)
        json.member("lastModified", lastModified)
        if let outcome {
          json.key("outcome")
          outcome.write(to: &json)
        }
      }
    }
  }
}
