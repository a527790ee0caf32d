internal import LosslessJSON

extension R4.Provenance {
  /// Who had a part in it.
  public struct Agent: R4.Element, Equatable, Sendable {
    /// What part it was.
    public var type: R4.CodeableConcept?
    /// The function or the rights of the agent.
    public var role: [R4.CodeableConcept]
    /// The person, device or organization.
    public var who: R4.AnyReference
    /// The one that the agent acted for.
    public var onBehalfOf: R4.AnyReference?

    /// Takes the elements in the order of the specification, which requires `who`.
    public init(
      type: R4.CodeableConcept? = nil,
      role: [R4.CodeableConcept] = [],
      who: R4.AnyReference,
      onBehalfOf: R4.AnyReference? = nil
    ) {
      self.type = type
      self.role = role
      self.who = who
      self.onBehalfOf = onBehalfOf
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("type", type)
        json.member("role", role)
        json.member("who", who)
        json.member("onBehalfOf", onBehalfOf)
      }
    }
  }
}
