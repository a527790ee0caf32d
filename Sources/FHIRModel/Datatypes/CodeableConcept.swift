internal import LosslessJSON

extension R4 {
  /// One idea, said by codes, by text or by both.
  public struct CodeableConcept: Element, Equatable, Sendable {
    /// What FHIR itself has no element for.
    public var `extension`: [Extension]
    /// The idea in one or several systems.
    public var coding: [Coding]
    /// The idea in the words of its author.
    public var text: String?

    /// Takes the elements in the order of the specification, which requires none.
    public init(
      extension: [Extension] = [],
      coding: [Coding] = [],
      text: String? = nil
    ) {
      self.extension = `extension`
      self.coding = coding
      self.text = text
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("extension", `extension`)
        json.member("coding", coding)
        json.member("text", text)
      }
    }
  }
}
