internal import LosslessJSON

extension R4.CommunicationRequest {
  /// What is to be told.
  public struct Payload: R4.Element, Equatable, Sendable {
    /// The message.
    public var content: Content

    /// Takes the elements in the order of the specification, which requires `content`.
    public init(
      content: Content
    ) {
      self.content = content
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        content.write(to: &json)
      }
    }
  }
}

extension R4.CommunicationRequest.Payload {
  /// The types that `content` may have.
  public enum Content: Equatable, Sendable {
    case string(String)
    case attachment(R4.Attachment)
    case reference(R4.AnyReference)

    func write(to json: inout JSONWriter) {
      switch self {
      case .string(let value): json.member("contentString", value)
      case .attachment(let value): json.member("contentAttachment", value)
      case .reference(let value): json.member("contentReference", value)
      }
    }
  }
}
