internal import FHIRDefinitions
internal import LosslessJSON

/// Whether a value meets a profile, and the first reason why not.
struct Conformance {
  private(set) var errors = 0
  private var reason: (words: @Sendable () -> String, path: FindingPath)?

  var isMet: Bool { errors == 0 }

  mutating func note(_ cause: Cause, at path: FindingPath) {
    errors += 1
    if reason == nil { reason = (cause.words, path) }
  }

  mutating func note(_ finding: Finding) {
    errors += 1
    if reason == nil { reason = ({ finding.message }, finding.path) }
  }

  /// Takes over what another profile that is asked for too found.
  mutating func add(_ other: Conformance) {
    errors += other.errors
    reason = reason ?? other.reason
  }

  /// `; nearest is ..., but Patient.name has ...`: the reason, in words.
  var words: String {
    reason.map { "\($0.path) \($0.words())" } ?? ""
  }
}

extension Walk {
  /// Whether a value meets a profile: nothing is reported.
  ///
  /// While the answer is being worked out it counts as yes, so resources that refer to one another come to an end.
  mutating func conformance(of instance: Instance, to id: ProfileID) -> Conformance {
    let application = Application(node: instance.anchor, profile: id)
    if let known = conformances[application] { return known }
    if let mismatch = mismatch(of: instance, with: id) {
      conformances[application] = mismatch
      return mismatch
    }
    conformances[application] = Conformance()
    let isOtherResource =
      instance.value.map {
        resources.last?.node != $0 && document.member("resourceType", of: $0) != nil
      } ?? false
    let result =
      isOtherResource
      ? conformance(ofResource: instance, to: id) : probing { $0.apply(id, to: instance) }
    conformances[application] = result
    return result
  }

  /// Looks at a resource from where it stands itself.
  private mutating func conformance(
    ofResource instance: Instance, to id: ProfileID
  ) -> Conformance {
    let outer = path
    path = PathStack()
    path.pushRoot(type: instance.value.flatMap { stringMember("resourceType", of: $0) })
    enterResource(instance.anchor, role: role(ofResource: instance.anchor))
    let result = probing { $0.apply(id, to: instance) }
    leaveResource()
    path = outer
    return result
  }

  /// What keeps a resource from being of a profile's type at all.
  private func mismatch(of instance: Instance, with id: ProfileID) -> Conformance? {
    guard let value = instance.value, let name = stringMember("resourceType", of: value),
      let definition = cache.definition(of: id), definition.kind == .resource,
      definition.type != "Resource", definition.type != "DomainResource",
      !document.isString(name, definition.type)
    else { return nil }
    var conformance = Conformance()
    conformance.note(
      .otherType(document.text(of: name), definition.type), at: path.rendered(in: document))
    return conformance
  }

  /// What a check would find: nothing is reported.
  mutating func probing(_ check: (inout Walk) -> Void) -> Conformance {
    let outer = probe
    probe = Conformance()
    check(&self)
    defer { probe = outer }
    return probe ?? Conformance()
  }

  /// Checks a value against the profiles of its type, of which it must meet one.
  mutating func checkProfiles(_ profiles: [ProfileReference], of instance: Instance) {
    if profiles.count == 1, let only = profiles.first {
      if let id = only.id { return apply(id, to: instance) }
      return report(.error, .unknownProfile(only.canonical), at: instance.anchor)
    }
    var nearest: (id: ProfileID, conformance: Conformance)?
    var unknown = false
    for profile in profiles {
      guard let id = profile.id else { unknown = true; continue }
      let conformance = conformance(of: instance, to: id)
      if conformance.isMet { return apply(id, to: instance) }
      if conformance.errors < nearest?.conformance.errors ?? .max { nearest = (id, conformance) }
    }
    guard let nearest, let profile = profile(nearest.id), !unknown else { return }
    report(
      .error, .noProfileFits(profile.canonical, nearest.conformance), at: instance.anchor)
  }
}

extension Rule {
  static let profileChoice = Rule(
    "profile.choice", .structure, "A value meets one of the profiles that its element asks for.",
    explanation: """
      Where the definition of an element lists several profiles for a type, the value must meet at least one of them. The \
      message names the one that was nearest and the first thing that is wrong with it.
      """,
    remedy: "Correct what the message says, or use the form of another of the profiles.")

  static let profileChoiceRules = [profileChoice]
}

extension Cause {
  fileprivate static func otherType(_ found: String, _ expected: String) -> Cause {
    Cause(
      .profileChoice, "is of the type \(IDFormat.isPlain(found) ? found : "..."), not \(expected)")
  }

  fileprivate static func noProfileFits(_ canonical: String, _ conformance: Conformance) -> Cause {
    Cause(
      .profileChoice,
      "meets none of the profiles that are allowed here; nearest is \(canonical), but \(conformance.words)"
    )
  }
}
