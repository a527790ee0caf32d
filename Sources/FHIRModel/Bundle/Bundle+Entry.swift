internal import LosslessJSON

extension R4.Bundle {
  /// A resource with its address and with what is to be done, or was done, with it.
  public struct Entry: R4.Element {
    /// The resource's own address; references inside the bundle are resolved against it.
    public var fullUrl: R4.URI?
    /// The resource.
    public var resource: (any R4.Resource)?
    /// Why a search has put it here.
    public var search: Search?
    /// What a server shall do with it.
    public var request: Request?
    /// What a server did with it.
    public var response: Response?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      fullUrl: R4.URI? = nil,
      resource: (any R4.Resource)? = nil,
      search: Search? = nil,
      request: Request? = nil,
      response: Response? = nil
    ) {
      self.fullUrl = fullUrl
      self.resource = resource
      self.search = search
      self.request = request
      self.response = response
    }

    /// Asks for the resource to be stored under its id, whether or not it was there before; nil when it has no id.
    public static func put(_ resource: any R4.Resource, under base: R4.URI) -> Self? {
      guard let url = resource.relativeURL else { return nil }
      return Self(fullUrl: R4.URI(base, url), resource: resource, request: .put(url))
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("fullUrl", fullUrl)
        if let resource {
          json.key("resource")
          resource.write(to: &json)
        }
        json.member("search", search)
        json.member("request", request)
        json.member("response", response)
      }
    }
  }

  /// Why a search has put an entry into its answer.
  public struct Search: R4.Element, Equatable, Sendable {
    /// Whether it matched, came along, or tells of a problem.
    public var mode: Mode?
    /// How well it matched, from 0 to 1.
    public var score: R4.Decimal?

    /// Takes the elements in the order of the specification, which requires none.
    public init(mode: Mode? = nil, score: R4.Decimal? = nil) {
      self.mode = mode
      self.score = score
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("mode", mode)
        json.member("score", score)
      }
    }
  }
}

extension R4.Bundle.Search {
  /// The values of `mode`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/search-entry-mode.
  public enum Mode: String, R4.Code, CaseIterable, Sendable {
    case match
    case include
    case outcome
  }
}
