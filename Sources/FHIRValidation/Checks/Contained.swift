internal import LosslessJSON

extension Walk {
  /// Puts the contained resources of a resource where fragments can find them.
  mutating func noteContained(in resource: JSONNode) {
    guard let list = document.member("contained", of: resource) else { return }
    for (index, node) in document.elements(of: list).enumerated()
    where document.kind(of: node) == .object {
      contained.append(
        ContainedResource(
          node: node, index: index, type: stringMember("resourceType", of: node),
          id: stringMember("id", of: node)))
    }
  }

  /// The resource whose contained resources a fragment can mean: the outer one, inside a contained one too.
  private var fragmentScope: ResourceContext? {
    guard let resource = resources.last else { return nil }
    return resource.role == .contained ? resources.dropLast().last : resource
  }

  /// Notes that a uri is `#id`, where it is: a contained ValueSet or Library is referred to like that.
  mutating func noteFragment(_ node: JSONNode) {
    guard withText(of: node, { !$0.isEmpty && $0[0] == UInt8(ascii: "#") }) else { return }
    _ = place(ofFragment: node)
  }

  /// Notes that links of a narrative lead to contained resources.
  mutating func noteLinks(to ids: Set<[UInt8]>) {
    guard let scope = fragmentScope else { return }
    for id in ids {
      guard let place = self.place(ofContained: id.span, in: scope) else { continue }
      contained[place].isReferred = true
    }
  }

  /// The string that names the type of the resource that a fragment means; reports a fragment that means none.
  mutating func resolve(fragment node: JSONNode) -> JSONNode? {
    let place = place(ofFragment: node)
    if document.contentRange(of: node).count == 1 { return fragmentScope?.type }
    guard let place else {
      report(.error, .fragmentUnresolved, at: node)
      return nil
    }
    return contained[place].type
  }

  private mutating func place(ofFragment node: JSONNode) -> Int? {
    guard let scope = fragmentScope, let current = resources.last?.node else { return nil }
    // `#` alone is the outer resource, and ties the contained resource that says so to it.
    let isOuter = document.contentRange(of: node).count == 1
    let place =
      isOuter
      ? self.place(ofContained: current, in: scope)
      : withText(of: node) { self.place(ofContained: $0.extracting(1...), in: scope) }
    if let place { contained[place].isReferred = true }
    return place
  }

  /// Checks what the contained resources of a resource must and must not be, when the whole of it has been seen.
  mutating func checkContained() {
    guard options.checksInnerResources, let resource = resources.last, !resource.contained.isEmpty,
      let key = document.members(of: resource.node)
        .first(where: { document.isString($0.key, "contained") })?.key
    else { return }
    if resource.role == .contained { return report(.error, .nestedContained, at: key) }
    var seen: Set<String> = []
    for place in resource.contained {
      let inner = contained[place]
      path.push(key: key, isSibling: false, nameLength: 0)
      path.setIndex(inner.index)
      if let id = inner.id {
        if !seen.insert(document.text(of: id)).inserted {
          report(.error, .sameContainedID, at: id)
        } else if !inner.isReferred {
          report(.error, .orphan, at: inner.node)
        }
      } else {
        report(.error, .noContainedID, at: inner.node)
      }
      checkMeta(of: inner)
      path.pop()
    }
  }

  private mutating func checkMeta(of inner: ContainedResource) {
    guard let meta = document.member("meta", of: inner.node) else { return }
    for (key, _) in document.members(of: meta) {
      if document.isString(key, "versionId") || document.isString(key, "lastUpdated")
        || document.isString(key, "security")
      {
        report(.error, .containedMeta(document.text(of: key)), at: key)
      }
    }
  }
}

extension Rule {
  static let containedOrphan = Rule(
    "contained.orphan", .invariant,
    "A contained resource is referred to, or refers to its container.",
    explanation: """
      A contained resource exists only for the references to it. It is reached by a reference or canonical #id somewhere in \
      the resource around it, or itself refers to that one by #.
      """,
    remedy: "Refer to it by #id, or leave it out.", invariants: ["dom-3"])
  static let containedNested = Rule(
    "contained.nested", .invariant, "A contained resource contains no further ones.",
    explanation: "All contained resources stand side by side in the outermost resource.",
    remedy: "Move them to `contained` of the outermost resource.", invariants: ["dom-2"])
  static let containedMeta = Rule(
    "contained.meta", .invariant,
    "A contained resource has no version, time of update or security label.",
    explanation:
      "It has no existence of its own, so it is versioned and protected with the resource around it.",
    remedy: "Remove meta.versionId, meta.lastUpdated and meta.security.",
    invariants: ["dom-4", "dom-5"])
  static let containedID = Rule(
    "contained.id", .duplicate, "Every contained resource has an id, and none that another has.",
    explanation: """
      A reference #id must find one resource, not several, whatever their types; one without an id is never found.
      """,
    remedy: "Give each its own id, and correct the references.")

  static let containedRules = [containedOrphan, containedNested, containedMeta, containedID]
}

extension Cause {
  fileprivate static var fragmentUnresolved: Cause {
    Cause(.referenceUnresolved, "points at a contained resource that is not there")
  }

  fileprivate static var orphan: Cause {
    Cause(.containedOrphan, "is contained, and nothing in the resource around it refers to it")
  }

  fileprivate static var noContainedID: Cause {
    Cause(.containedID, "is contained and has no id, so nothing can refer to it")
  }

  fileprivate static var nestedContained: Cause {
    Cause(.containedNested, "stands in a resource that is itself contained")
  }

  fileprivate static func containedMeta(_ name: String) -> Cause {
    Cause(.containedMeta, "has meta.\(name), which a contained resource may not have")
  }

  fileprivate static var sameContainedID: Cause {
    Cause(.containedID, "is the id of another contained resource too")
  }
}
