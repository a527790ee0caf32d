internal import LosslessJSON

extension R4 {
  /// What FHIR has no element for, named by the url of its definition: either a value or parts.
  public struct Extension: Element, Equatable, Sendable {
    /// The parts of a complex extension.
    public let `extension`: [Extension]
    /// The definition that says what it means; inside a complex extension the name of the part.
    public let url: URI
    /// The value of a simple extension.
    public let value: Value?

    /// An extension with a value.
    public init(url: URI, value: Value) {
      self.url = url
      self.value = value
      `extension` = []
    }

    /// An extension made of parts.
    public init(url: URI, extension parts: [Extension]) {
      self.url = url
      value = nil
      `extension` = parts
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("url", url)
        value?.write(to: &json)
      }
    }
  }
}
