internal import LosslessJSON

extension R4 {
  /// What is said of the resource rather than of its subject.
  public struct Meta: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The version that the server gave.
    public var versionId: ID?
    /// When the server last changed it.
    public var lastUpdated: Instant?
    /// Where the content came from.
    public var source: URI?
    /// The profiles that the resource claims to follow.
    public var profile: [URI]
    /// Labels that limit who may see it.
    public var security: [Coding]
    /// Labels for sorting and finding.
    public var tag: [Coding]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      versionId: ID? = nil,
      lastUpdated: Instant? = nil,
      source: URI? = nil,
      profile: [URI] = [],
      security: [Coding] = [],
      tag: [Coding] = []
    ) {
      self.extension = `extension`
      self.versionId = versionId
      self.lastUpdated = lastUpdated
      self.source = source
      self.profile = profile
      self.security = security
      self.tag = tag
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("versionId", versionId)
        json.member("lastUpdated", lastUpdated)
        json.member("source", source)
        json.member("profile", profile)
        json.member("security", security)
        json.member("tag", tag)
      }
    }
  }
}
