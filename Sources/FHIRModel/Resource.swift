public import LosslessJSON

extension R4 {
  /// What can stand alone, be addressed by type and id, and be an entry of a bundle.
  public protocol Resource: Sendable {
    /// The name of the type, as in `"resourceType"` and in urls.
    static var resourceType: StaticString { get }

    /// The id under which a server knows or shall know it.
    var id: ID? { get set }

    /// What is said of the resource rather than of its subject: source, profiles, labels.
    var meta: Meta? { get set }

    /// Writes the resource as one JSON object.
    func write(to json: inout JSONWriter)
  }

  /// A part of a resource that writes itself as one JSON value.
  protocol Element: Sendable {
    func write(to json: inout JSONWriter)
  }

  /// A closed list of codes, written as the code alone.
  protocol Code: Element, RawRepresentable<String>, CaseIterable {}

  /// A closed list of codes of one system, written as a concept with one coding.
  protocol ConceptCode: Element, RawRepresentable<String>, CaseIterable {
    static var system: String { get }
  }
}

extension R4.Resource {
  /// The type and the id, as a relative reference and a request's url have them; nil without an id.
  public var relativeURL: R4.URI? {
    id.map { R4.URI(type: Self.resourceType, id: $0) }
  }

  /// Writes the resource alone into bytes: minified, the same bytes each time.
  public func json() -> [UInt8] {
    var json = JSONWriter(capacity: 2048)
    write(to: &json)
    return json.finish()
  }
}

extension R4.Code {
  func write(to json: inout JSONWriter) { json.string(rawValue) }
}

extension R4.ConceptCode {
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.key("coding")
      json.array { json in
        json.object { json in
          json.member("system", Self.system)
          json.member("code", rawValue)
        }
      }
    }
  }
}
