internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks the type of resource that an answer refers to.
  mutating func checkReferenceTarget(of answer: FormAnswer) {
    guard let reference = stringMember("reference", of: answer.value.json.node) else { return }
    let node = answer.value.json.node
    let url = "http://hl7.org/fhir/StructureDefinition/questionnaire-referenceResource"
    let allowed = answer.item.json.extensions(url).compactMap(\.json.string)
    guard let type = targetType(of: reference) else {
      if !allowed.isEmpty, options.assumesRESTfulReferences, bundles.isEmpty,
        !document.text(of: reference).hasPrefix("#")
      {
        report(.error, .unknownTarget(allowed), at: node)
      }
      return
    }
    let isResource = cache.definitions.type(type)?.kind == .resource
    // A relative reference to something else is no reference at all, which has been said.
    if !isResource, !document.text(of: reference).contains("://") { return }
    if !allowed.isEmpty {
      if !allowed.contains(type), !allowed.contains("Resource") {
        report(.error, .wrongTarget(type, allowed), at: node)
      }
    } else if !isResource {
      report(.error, .noResourceType(type), at: node)
    }
  }

  /// The type of resource that a reference names: by its form, or by what is contained.
  func targetType(of reference: JSONNode) -> String? {
    let text = document.text(of: reference)
    if text.hasPrefix("#") {
      return containedResource(reference)?.type.map { document.text(of: $0) }
    }
    var parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isRelative = !text.contains(":") && !text.contains("?")
    if parts.count > 3, parts[parts.count - 2] == "_history" { parts.removeLast(2) }
    guard parts.count >= 2 else { return nil }
    if isRelative { return parts.count == 2 ? String(parts[0]) : nil }
    guard options.assumesRESTfulReferences, text.contains("://"), parts.count > 4 else {
      return nil
    }
    let type = parts[parts.count - 2]
    let isName = type.first.map { ("A"..."Z").contains($0) } ?? false
    return isName ? String(type) : nil
  }
}

extension Rule {
  static let responseReference = Rule(
    "response.reference", .invariant,
    "An answer refers to a type of resource that the item allows.",
    explanation: """
      The extension referenceResource of an item lists the types of resource that its answers may refer to. The type of an \
      absolute url is taken from its form only where references are known to be RESTful.
      """,
    remedy: "Refer to a resource of one of the types that are allowed.")
}

extension Cause {
  fileprivate static func wrongTarget(_ type: String, _ allowed: [String]) -> Cause {
    Cause(
      .responseReference,
      "refers to a \(shown(code: type)), and allowed is \(allowed.prefix(10).map { shown(code: $0) }.joined(separator: ", "))"
    )
  }

  fileprivate static func unknownTarget(_ allowed: [String]) -> Cause {
    Cause(
      .responseReference,
      "does not tell the type of its target, and allowed is \(allowed.prefix(10).map { shown(code: $0) }.joined(separator: ", "))"
    )
  }

  fileprivate static func noResourceType(_ type: String) -> Cause {
    Cause(.responseReference, "refers to a \(shown(code: type)), which is no type of resource")
  }
}
