internal import LosslessJSON

extension R4 {
  /// A code of a code system.
  public struct Coding: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The system that defines the code.
    public var system: URI?
    /// The version of the system, where codes change their meaning between versions.
    public var version: String?
    /// The code itself.
    public var code: String?
    /// What the system calls the code.
    public var display: String?
    /// Whether a person chose exactly this code.
    public var userSelected: Bool?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      system: URI? = nil,
      version: String? = nil,
      code: String? = nil,
      display: String? = nil,
      userSelected: Bool? = nil
    ) {
      self.extension = `extension`
      self.system = system
      self.version = version
      self.code = code
      self.display = display
      self.userSelected = userSelected
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("system", system)
        json.member("version", version)
        json.member("code", code)
        json.member("display", display)
        json.member("userSelected", userSelected)
      }
    }
  }
}
