internal import LosslessJSON

extension R4.MedicationAdministration {
  /// Who gave it.
  public struct Performer: R4.Element, Equatable, Sendable {
    /// What the person did.
    public var function: R4.CodeableConcept?
    /// The person.
    public var actor: R4.AnyReference

    /// Takes the elements in the order of the specification, which requires `actor`.
    public init(
      function: R4.CodeableConcept? = nil,
      actor: R4.AnyReference
    ) {
      self.function = function
      self.actor = actor
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("function", function)
        json.member("actor", actor)
      }
    }
  }
}
