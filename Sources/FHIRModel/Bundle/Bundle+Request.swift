internal import LosslessJSON

extension R4.Bundle {
  /// What a server shall do with an entry of a transaction or a batch.
  public struct Request: R4.Element, Equatable, Sendable {
    /// The verb.
    public var method: Method
    /// Where to, relative to the server's base.
    public var url: R4.URI
    /// For a read: answer only when the version is another than this entity tag.
    public var ifNoneMatch: String?
    /// For a read: answer only when it has changed since.
    public var ifModifiedSince: R4.Instant?
    /// For an update: only over the version with this entity tag, as in `W/"3"`.
    public var ifMatch: String?
    /// For a create: only when this search finds nothing.
    public var ifNoneExist: String?

    /// Takes the elements in the order of the specification, which requires `method` and `url`.
    public init(
      method: Method,
      url: R4.URI,
      ifNoneMatch: String? = nil,
      ifModifiedSince: R4.Instant? = nil,
      ifMatch: String? = nil,
      ifNoneExist: String? = nil
    ) {
      self.method = method
      self.url = url
      self.ifNoneMatch = ifNoneMatch
      self.ifModifiedSince = ifModifiedSince
      self.ifMatch = ifMatch
      self.ifNoneExist = ifNoneExist
    }

    /// Stores the resource at the url, or where the url's search finds it.
    public static func put(_ url: R4.URI, ifMatch: String? = nil) -> Self {
      Self(method: .put, url: url, ifMatch: ifMatch)
    }

    /// Creates the resource, unless the search finds one already.
    public static func post(_ type: any R4.Resource.Type, ifNoneExist: String? = nil) -> Self {
      Self(
        method: .post, url: R4.URI(stringLiteral: type.resourceType.description),
        ifNoneExist: ifNoneExist)
    }

    /// Removes the resource; it is no fault when there is none.
    public static func delete(_ url: R4.URI) -> Self { Self(method: .delete, url: url) }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("method", method)
        json.member("url", url)
        json.member("ifNoneMatch", ifNoneMatch)
        json.member("ifModifiedSince", ifModifiedSince)
        json.member("ifMatch", ifMatch)
        json.member("ifNoneExist", ifNoneExist)
      }
    }
  }
}

extension R4.Bundle.Request {
  /// The values of `method`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/http-verb.
  public enum Method: String, R4.Code, CaseIterable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
    case patch = "PATCH"
  }
}
