internal import LosslessJSON

extension R4.Consent {
  /// The rules that it refers to.
  public struct Policy: R4.Element, Equatable, Sendable {
    /// Who has made the rules.
    public var authority: R4.URI?
    /// Where the rules are.
    public var uri: R4.URI?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      authority: R4.URI? = nil,
      uri: R4.URI? = nil
    ) {
      self.authority = authority
      self.uri = uri
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("authority", authority)
        json.member("uri", uri)
      }
    }
  }
}
