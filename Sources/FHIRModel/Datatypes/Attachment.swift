internal import LosslessJSON

extension R4 {
  /// A document inside the resource or a link to one.
  public struct Attachment: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The media type of the document.
    public var contentType: String?
    /// The language of the document.
    public var language: String?
    /// The document itself.
    public var data: Base64Binary?
    /// Where the document is.
    public var url: Presence<URI>?
    /// The number of bytes before base64.
    public var size: Int?
    /// The SHA-1 of the document.
    public var hash: Base64Binary?
    /// A label to show in its place.
    public var title: String?
    /// When the document was made.
    public var creation: DateTime?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      contentType: String? = nil,
      language: String? = nil,
      data: Base64Binary? = nil,
      url: Presence<URI>? = nil,
      size: Int? = nil,
      hash: Base64Binary? = nil,
      title: String? = nil,
      creation: DateTime? = nil
    ) {
      self.extension = `extension`
      self.contentType = contentType
      self.language = language
      self.data = data
      self.url = url
      self.size = size
      self.hash = hash
      self.title = title
      self.creation = creation
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("contentType", contentType)
        json.member("language", language)
        json.member("data", data)
        json.member("url", orAbsent: "_url", url)
        json.member("size", size)
        json.member("hash", hash)
        json.member("title", title)
        json.member("creation", creation)
      }
    }
  }
}
