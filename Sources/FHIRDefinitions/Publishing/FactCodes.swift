extension Binding.Strength {
  /// The code of FHIR: `required`.
  public var code: String {
    switch self {
    case .example: "example"
    case .preferred: "preferred"
    case .extensible: "extensible"
    case .required: "required"
    }
  }
}

extension Slicing.Rules {
  /// The code of FHIR: `openAtEnd`.
  public var code: String {
    switch self {
    case .open: "open"
    case .closed: "closed"
    case .openAtEnd: "openAtEnd"
    }
  }
}

extension Slicing.Discriminator.Kind {
  /// The code of FHIR: `value`.
  public var code: String {
    switch self {
    case .value: "value"
    case .exists: "exists"
    case .pattern: "pattern"
    case .type: "type"
    case .profile: "profile"
    case .position: "position"
    }
  }
}
