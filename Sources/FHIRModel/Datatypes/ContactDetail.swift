internal import LosslessJSON

extension R4 {
  /// Whom to ask about something published, and how.
  public struct ContactDetail: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The person or the office.
    public var name: String?
    /// The ways to reach them.
    public var telecom: [ContactPoint]

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      name: String? = nil,
      telecom: [ContactPoint] = []
    ) {
      self.extension = `extension`
      self.name = name
      self.telecom = telecom
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("name", name)
        json.member("telecom", telecom)
      }
    }
  }
}
