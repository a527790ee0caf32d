internal import LosslessJSON

extension R4.Patient {
  /// The languages in which to speak with the person.
  public struct Communication: R4.Element, Equatable, Sendable {
    /// The language, as a code of BCP 47.
    public var language: R4.CodeableConcept
    /// Whether it is the one the person likes best.
    public var preferred: Bool?

    /// Takes the elements in the order of the specification, which requires `language`.
    public init(
      language: R4.CodeableConcept,
      preferred: Bool? = nil
    ) {
      self.language = language
      self.preferred = preferred
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("language", language)
        json.member("preferred", preferred)
      }
    }
  }
}
