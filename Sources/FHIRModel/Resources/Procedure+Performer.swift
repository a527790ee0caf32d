internal import LosslessJSON

extension R4.Procedure {
  /// Who did it.
  public struct Performer: R4.Element, Equatable, Sendable {
    /// What the person was there to do.
    public var function: R4.CodeableConcept?
    /// The person or the organization.
    public var actor: R4.AnyReference
    /// The organization that the person acted for.
    public var onBehalfOf: R4.Reference<R4.Organization>?

    /// Takes the elements in the order of the specification, which requires `actor`.
    public init(
      function: R4.CodeableConcept? = nil,
      actor: R4.AnyReference,
      onBehalfOf: R4.Reference<R4.Organization>? = nil
    ) {
      self.function = function
      self.actor = actor
      self.onBehalfOf = onBehalfOf
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("function", function)
        json.member("actor", actor)
        json.member("onBehalfOf", onBehalfOf)
      }
    }
  }
}
