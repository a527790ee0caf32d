/// Who made the rule that a finding is about.
public enum RuleLayer: Hashable, Sendable {
  /// FHIR itself.
  case base
  /// US Core.
  case usCore
  /// Whoever runs the validator.
  case own
  /// Any other profile or extension.
  case other

  /// The layer of a finding's source.
  ///
  /// - Parameters:
  ///   - source: the canonical url of the definition that states the rule; `nil` for FHIR itself.
  ///   - own: the beginning of the canonical urls of one's own definitions.
  public init(source: String?, own: String? = nil) {
    guard let source else {
      self = .base
      return
    }
    if let own, !own.isEmpty, source.hasPrefix(own) {
      self = .own
    } else if source.hasPrefix("http://hl7.org/fhir/us/core/") {
      self = .usCore
    } else if source.hasPrefix("http://hl7.org/fhir/StructureDefinition/") {
      self = .base
    } else {
      self = .other
    }
  }

  /// One word or two for it: `base`, `US Core`, `ours`, `other`.
  public var name: String {
    switch self {
    case .base: "base"
    case .usCore: "US Core"
    case .own: "ours"
    case .other: "other"
    }
  }
}
