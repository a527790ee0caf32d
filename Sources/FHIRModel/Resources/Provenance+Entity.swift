internal import LosslessJSON

extension R4.Provenance {
  /// What it was made from.
  public struct Entity: R4.Element, Equatable, Sendable {
    /// How it was used.
    public var role: Role
    /// The source.
    public var what: R4.AnyReference
    /// Who answers for the source.
    public var agent: [R4.Provenance.Agent]

    /// Takes the elements in the order of the specification, which requires `role` and `what`.
    public init(
      role: Role,
      what: R4.AnyReference,
      agent: [R4.Provenance.Agent] = []
    ) {
      self.role = role
      self.what = what
      self.agent = agent
    }

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.member("role", role)
        json.member("what", what)
        json.member("agent", agent)
      }
    }
  }
}

extension R4.Provenance.Entity {
  /// The values of `role`.
  ///
  /// The whole list of http://hl7.org/fhir/ValueSet/provenance-entity-role.
  public enum Role: String, R4.Code, CaseIterable, Sendable {
    case derivation
    case revision
    case quotation
    case source
    case removal
  }
}
