internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks what a reference points at against what a profile asks of it.
  mutating func checkTarget(of value: JSONNode, _ rules: ReferenceRules) {
    let anchor = stringMember("reference", of: value) ?? value
    guard !faulty.contains(anchor) else { return }
    let target = target(of: value, in: nil)
    if target.form != .malformed {
      checkManner(of: target, rules, at: anchor)
      checkVersion(of: anchor, rules)
    }
    guard !rules.targets.isEmpty else { return }
    let name = typeName(of: target)
    if let name, let allowed = rules.allowed, !allowed.types.contains(name),
      !allowed.types.contains("DomainResource")
    {
      return report(severity(of: target), .wrongTarget(name, allowed), at: anchor)
    }
    switch target.place {
    case .here(let node):
      checkProfiles(of: target, name, rules, at: anchor) { walk, id in
        // What it claims to be is checked where it stands, and a fault of it is said there, once.
        walk.claims(node, id)
          ? Conformance() : walk.conformance(of: Instance(value: node), to: id)
      }
    case .outside(let resource):
      guard options.externalReferences == .valid, let resource else { return }
      let reference = document.text(of: anchor)
      checkProfiles(of: target, name, rules, at: anchor) { walk, id in
        walk.conformance(of: resource, at: reference, to: id)
      }
    case .missing, .unknown: return
    }
  }

  private func severity(of target: ReferenceTarget) -> Severity {
    switch target.place {
    case .here, .outside: .error
    case .missing, .unknown: severity(ofType: target.type)
    }
  }

  /// Whether a resource says of itself that it has a profile, of whatever version.
  private func claims(_ resource: JSONNode, _ profile: ProfileID) -> Bool {
    guard let url = cache.definition(of: profile)?.url,
      let meta = document.member("meta", of: resource),
      let claims = document.member("profile", of: meta)
    else { return false }
    return document.elements(of: claims).contains {
      document.kind(of: $0) == .string && document.text(of: $0).prefix { $0 != "|" } == url
    }
  }

  private mutating func checkProfiles(
    of target: ReferenceTarget, _ type: String?, _ rules: ReferenceRules, at anchor: JSONNode,
    _ conformance: (inout Walk, ProfileID) -> Conformance
  ) {
    var nearest: (canonical: String, conformance: Conformance)?
    var unknown: String?
    for candidate in rules.targets {
      guard let profile = candidate.profile else {
        if candidate.type == type || candidate.type == "Resource" { return }
        continue
      }
      guard let id = profile.id else { unknown = unknown ?? profile.canonical; continue }
      guard candidate.type == type else { continue }
      let result = conformance(&self, id)
      if result.isMet { return }
      if result.errors < nearest?.conformance.errors ?? .max {
        nearest = (profile.canonical, result)
      }
    }
    if let unknown { return report(.error, .unknownProfile(unknown), at: anchor) }
    guard let nearest else { return }
    // What FHIR's own definitions ask for is a type; that it is one with a profile is a manner of speaking.
    let isOfFHIR = rules.targets.allSatisfy {
      $0.profile?.canonical.hasPrefix("http://hl7.org/fhir/StructureDefinition/") ?? true
    }
    report(
      isOfFHIR ? .warning : .error, .targetMeetsNone(nearest.canonical, nearest.conformance),
      at: anchor)
  }

  /// Whether a resource outside the document meets a profile, and its own type.
  private mutating func conformance(
    of resource: JSONDocument, at reference: String, to id: ProfileID
  ) -> Conformance {
    let key = "\(id.index) \(reference)"
    if let known = outside.conformances[key] { return known }
    outside.conformances[key] = Conformance()
    // A chain of references ends somewhere.
    guard outside.depth < 16 else { return Conformance() }
    outside.depth += 1
    defer { outside.depth -= 1 }
    var options = options
    options.profiles = cache.definition(of: id).map { [$0.canonical] } ?? []
    options.maximumFindings = 100
    let findings = Walk(resource, cache: cache, options: options, outside: outside).run()
    var result = Conformance()
    for finding in findings where finding.severity >= .error {
      result.note(finding)
    }
    outside.conformances[key] = result
    return result
  }

  private mutating func checkManner(
    of target: ReferenceTarget, _ rules: ReferenceRules, at anchor: JSONNode
  ) {
    guard !rules.aggregation.isEmpty else { return }
    let isAllowed =
      switch target.manner {
      case .contained: rules.aggregation.contains(.contained)
      case .bundled: !rules.aggregation.isDisjoint(with: [.bundled, .referenced])
      case .referenced:
        rules.aggregation.contains(.referenced)
          || bundles.isEmpty && !options.enforcesAggregationOutsideBundles
      }
    if !isAllowed { report(.error, .wrongManner(target.manner, rules.aggregation), at: anchor) }
  }

  private mutating func checkVersion(of reference: JSONNode, _ rules: ReferenceRules) {
    guard rules.versioning != .either, document.kind(of: reference) == .string else { return }
    let hasVersion = withText(of: reference) { $0.lastIndex(of: "/_history/") != nil }
    if hasVersion != (rules.versioning == .specific) {
      report(.error, .wrongVersioning(hasVersion), at: reference)
    }
  }
}

extension Rule {
  static let referenceProfile = Rule(
    "reference.profile", .structure,
    "What a reference points at meets one of the profiles that its element asks for.",
    explanation: """
      A profile may ask that the target of a reference meets a profile itself. It is checked where the target is in the \
      document, or where references are followed. The message names the profile that was nearest and what is wrong.
      """,
    remedy: "Correct the resource that is referred to, or point at another one.")
  static let referenceManner = Rule(
    "reference.manner", .structure,
    "A reference points at a contained resource, into the bundle or elsewhere, as the profile allows.",
    explanation: """
      A profile may ask that the target of a reference is contained, stands in the same bundle, or is elsewhere \
      (ElementDefinition.type.aggregation).
      """,
    remedy: "Put the target where the profile wants it, and correct the reference.")
  static let referenceVersion = Rule(
    "reference.version", .structure,
    "A reference names a version where and only where the profile asks for one.",
    explanation:
      "ElementDefinition.type.versioning says whether references must be to a version (/_history/).",
    remedy: "Add the version to the reference, or remove it.")

  static let referenceProfileRules = [referenceProfile, referenceManner, referenceVersion]
}

extension Cause {
  fileprivate static func targetMeetsNone(
    _ canonical: String, _ conformance: Conformance
  ) -> Cause {
    Cause(
      .referenceProfile,
      "points at a resource that meets none of the profiles that are allowed; nearest is \(canonical), but \(conformance.words)"
    )
  }

  fileprivate static func wrongManner(
    _ manner: ReferenceTarget.Manner, _ allowed: TypeReference.Aggregation
  ) -> Cause {
    Cause(
      .referenceManner,
      {
        let found =
          switch manner {
          case .contained: "points at a contained resource"
          case .bundled: "points into the bundle"
          case .referenced: "points at a resource that is neither contained nor in the bundle"
          }
        var names: [String] = []
        if allowed.contains(.contained) { names.append("contained") }
        if allowed.contains(.bundled) { names.append("in the bundle") }
        if allowed.contains(.referenced) { names.append("elsewhere") }
        return "\(found), and its target must be \(names.joined(separator: " or "))"
      }())
  }

  fileprivate static func wrongVersioning(_ hasVersion: Bool) -> Cause {
    Cause(
      .referenceVersion,
      hasVersion
        ? "names a version, and the profile allows none"
        : "names no version, and the profile asks for one")
  }
}
