internal import LosslessJSON

extension R4 {
  /// A remark with its author and its time.
  public struct Annotation: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// Who made the remark.
    public var author: Author?
    /// When it was made.
    public var time: DateTime?
    /// The remark, in Markdown.
    public var text: String

    /// Takes the elements in the order of the specification, which requires `text`.
    public init(
      extension: [Extension] = [],
      author: Author? = nil,
      time: DateTime? = nil,
      text: String
    ) {
      self.extension = `extension`
      self.author = author
      self.time = time
      self.text = text
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        author?.write(to: &json)
        json.member("time", time)
        json.member("text", text)
      }
    }
  }
}

extension R4.Annotation {
  /// The types that `author` may have.
  public enum Author: Equatable, Sendable {
    case reference(R4.AnyReference)
    case string(String)

    func write(to json: inout JSONWriter) {
      switch self {
      case .reference(let value): json.member("authorReference", value)
      case .string(let value): json.member("authorString", value)
      }
    }
  }
}
