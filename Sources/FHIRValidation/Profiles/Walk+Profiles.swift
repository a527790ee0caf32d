internal import FHIRDefinitions
internal import LosslessJSON

/// A profile and the value that it is applied to.
struct Application: Hashable {
  var node: JSONNode
  var profile: ProfileID
}

extension Walk {
  /// Checks a resource against the profiles that it claims, and the document's resource against those that were asked for.
  mutating func checkProfiles(of node: JSONNode, _ schema: Schema, role: ResourceRole) {
    if role == .root {
      for canonical in options.profiles { checkProfile(canonical, of: node, schema) }
    }
    if role == .entry { checkEntryProfiles(of: node, schema) }
    guard let meta = document.member("meta", of: node),
      let claims = document.member("profile", of: meta)
    else { return }
    for (index, claim) in document.elements(of: claims).enumerated()
    where document.kind(of: claim) == .string {
      if let definition = definition(claimedBy: claim, index, meta, claims, schema) {
        apply(definition, to: Instance(value: node))
      }
    }
  }

  /// The profile that a resource claims; reports one that is not known or cannot be meant.
  private mutating func definition(
    claimedBy claim: JSONNode, _ index: Int, _ meta: JSONNode, _ claims: JSONNode, _ schema: Schema
  ) -> StructureDefinition? {
    path.push(key: JSONNode(index: max(meta.index - 1, 0)), isSibling: false, nameLength: 0)
    path.push(key: JSONNode(index: max(claims.index - 1, 0)), isSibling: false, nameLength: 0)
    path.setIndex(index)
    defer {
      path.pop()
      path.pop()
    }
    let definition = definition(claimedBy: claim)
    guard let definition else {
      reportUnknown(document.text(of: claim), at: claim)
      return nil
    }
    guard isFit(definition, for: schema) else {
      report(.error, .profileOfOtherType(definition, schema.name), at: claim)
      return nil
    }
    return definition
  }

  /// The profile that a claim names, in another version where the claimed one is not known.
  mutating func definition(claimedBy claim: JSONNode) -> StructureDefinition? {
    let hasVersion = withText(of: claim) { $0.firstIndex(of: UInt8(ascii: "|")) != nil }
    guard hasVersion else {
      return withText(of: claim) { text in
        text.withUnsafeBufferPointer { cache.definitions.structure(utf8: $0) }
      }
    }
    let canonical = document.text(of: claim)
    if let definition = cache.definitions.structure(canonical) { return definition }
    guard let other = cache.definitions.structure(canonical.withoutVersion) else { return nil }
    if isFirst("profile " + canonical) {
      report(.information, .otherVersion(canonical, other), at: claim)
    }
    return other
  }

  mutating func checkProfile(_ canonical: String, of node: JSONNode, _ schema: Schema) {
    guard let definition = cache.definitions.structure(canonical) else {
      return report(.error, .unknownProfile(canonical), at: node)
    }
    guard isFit(definition, for: schema) else {
      return report(.error, .profileOfOtherType(definition, schema.name), at: node)
    }
    apply(definition, to: Instance(value: node))
  }

  private mutating func reportUnknown(_ canonical: String, at claim: JSONNode) {
    guard isFirst("profile " + canonical) else { return }
    report(.warning, .unknownProfile(canonical), at: claim)
  }

  private func isFit(_ definition: StructureDefinition, for schema: Schema) -> Bool {
    switch definition.type {
    case schema.type, "Resource": true
    case "DomainResource": schema.root.children.contains { $0.name == "contained" }
    default: false
    }
  }

  // MARK: Applying

  private mutating func apply(_ definition: StructureDefinition, to instance: Instance) {
    guard cache.isProfile(definition) else { return }
    apply(cache.profileID(of: definition), to: instance)
  }

  /// Checks a value against a profile, once.
  mutating func apply(_ id: ProfileID, to instance: Instance) {
    guard
      probe != nil
        || applied.insert(Application(node: instance.anchor, profile: id)).inserted
    else { return }
    guard let profile = profile(id) else { return }
    let outer = source
    source = profile.canonical
    check(instance, as: profile.root)
    source = outer
    for imposed in profile.imposed {
      if let id = imposed.id {
        // Profiles that impose one another come to an end here, because an answer that is awaited counts as yes.
        guard probe != nil else { apply(id, to: instance); continue }
        let result = conformance(of: instance, to: id)
        probe?.add(result)
      } else if isFirst("profile " + imposed.canonical) {
        report(.warning, .unknownProfile(imposed.canonical), at: instance.anchor)
      }
    }
  }
}

extension Rule {
  static let claimedProfileUnknown = Rule(
    "profile.unknown", .notFound, "A profile that is claimed or asked for is known here.",
    explanation: """
      meta.profile names profiles by their canonical urls, and so do the types of elements. One that is not among the \
      definitions cannot be checked; a claim of it is neither accepted nor refused. Said once for a profile.
      """,
    remedy: "Add the package that has the profile, or correct the url and its version.")
  static let claimedProfileVersion = Rule(
    "profile.version", .informational, "A profile is known here in the version that is claimed.",
    explanation: """
      A canonical url may name a version after a vertical bar. Where only another version is known here, the resource is \
      checked against that one.
      """,
    remedy: "Add the package with that version, or claim the profile without a version.")
  static let claimedProfileType = Rule(
    "profile.mismatch", .structure, "A profile is one of the resource's own type.",
    explanation:
      "A profile narrows one type of resource, and can say nothing about a resource of another type.",
    remedy: "Claim a profile of this type, or leave the claim out.")

  static let claimedProfileRules = [
    claimedProfileUnknown, claimedProfileVersion, claimedProfileType,
  ]
}

extension Cause {
  static func unknownProfile(_ canonical: String) -> Cause {
    Cause(
      .claimedProfileUnknown, "names the profile \(shown(url: canonical)), which is not known here")
  }

  fileprivate static func otherVersion(
    _ canonical: String, _ other: StructureDefinition
  ) -> Cause {
    Cause(
      .claimedProfileVersion,
      "names \(shown(url: canonical)), of which only version \(other.version ?? "without number") is known here; it is checked against that one"
    )
  }

  fileprivate static func profileOfOtherType(
    _ definition: StructureDefinition, _ type: String
  ) -> Cause {
    Cause(
      .claimedProfileType,
      "names the profile \(definition.canonical), which is for \(definition.type) and not for \(type)"
    )
  }
}
