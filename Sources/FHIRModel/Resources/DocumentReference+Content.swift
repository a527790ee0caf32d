internal import LosslessJSON

extension R4.DocumentReference {
  /// The document in its forms.
  public struct Content: R4.Element, Equatable, Sendable {
    /// The document or a link to it.
    public var attachment: R4.Attachment
    /// The rules that its content follows.
    public var format: R4.Coding?

    /// Takes the elements in the order of the specification, which requires `attachment`.
    public init(
      attachment: R4.Attachment,
      format: R4.Coding? = nil
    ) {
      self.attachment = attachment
      self.format = format
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("attachment", attachment)
        json.member("format", format)
      }
    }
  }
}
