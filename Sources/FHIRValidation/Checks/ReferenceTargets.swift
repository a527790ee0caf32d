internal import FHIRDefinitions
internal import LosslessJSON

/// The types of resource that a reference may point at.
struct ReferenceTargets: Sendable {
  let types: [String]
  private let names: [[UInt8]]

  /// `nil` where any resource will do.
  init?(_ type: TypeReference, _ definitions: Definitions) {
    guard type.code == "Reference" else { return nil }
    var types: [String] = []
    for profile in type.targetProfiles {
      // Of a profile that is not here the type is not known either.
      guard let name = definitions.structure(profile)?.type, name != "Resource" else { return nil }
      if !types.contains(name) { types.append(name) }
    }
    guard !types.isEmpty else { return nil }
    self.types = types
    names = types.map { Array($0.utf8) }
  }

  func contains(_ name: Span<UInt8>) -> Bool {
    names.contains { $0.span.isEqual(to: name) }
  }
}

/// What a profile asks of references beyond what the type does.
struct ReferenceRules: Sendable {
  /// A resource that a reference may point at.
  struct Target: Sendable {
    var type: String
    /// `nil` where every resource of the type will do.
    var profile: ProfileReference?
  }

  /// Empty where the profile allows what the type allows.
  var targets: [Target] = []
  /// Whether a profile is asked for whose definition is not here, so that its type is not known.
  var hasUnknownTargets = false
  var allowed: ReferenceTargets?
  var aggregation: TypeReference.Aggregation
  var versioning: TypeReference.Versioning

  init(
    _ type: TypeReference, hasTargets: Bool, _ compiler: ProfileCompiler,
    in profile: StructureDefinition
  ) {
    aggregation = type.aggregation
    versioning = type.versioning
    guard hasTargets else { return }
    for canonical in type.targetProfiles {
      let definition = compiler.structure(canonical, from: profile)
      hasUnknownTargets = hasUnknownTargets || definition == nil
      targets.append(
        Target(type: definition?.type ?? "", profile: compiler.profile(canonical, from: profile)))
    }
    allowed = ReferenceTargets(type, compiler.definitions)
  }
}

extension Rule {
  static let referenceTarget = Rule(
    "reference.target", .structure, "A reference points at a type that its element allows.",
    explanation: """
      Every reference has a list of resource types that it may point at. The type is taken from the resource that the \
      reference finds in the document, else from the reference itself, and from Reference.type.
      """,
    remedy:
      "Point at a resource of an allowed type, or use the element that is meant for this type.")
  static let referenceType = Rule(
    "reference.type", .structure, "Reference.type agrees with the reference.",
    explanation:
      "Where a reference says its target's type twice, in `type` and in `reference`, both must be the same.",
    remedy: "Correct or leave out `type`.")

  static let targetRules = [referenceTarget, referenceType]
}

extension Cause {
  static func wrongTarget(_ type: String, _ targets: ReferenceTargets) -> Cause {
    Cause(
      .referenceTarget,
      "points at \(shown(code: type)), and may point at \(targets.types.joined(separator: ", "))")
  }

  static func typeDisagrees(_ other: String) -> Cause {
    Cause(
      .referenceType, "says another type than that of the reference, which is \(shown(code: other))"
    )
  }
}
