internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// The schema of a resource's type; `nil`, with a finding, where it names none that exists.
  mutating func resourceSchema(
    of node: JSONNode, type: JSONNode?, role: ResourceRole
  ) -> Schema? {
    // Without a type there is nothing to check the root against: the document was not validated at all.
    let severity: Severity = role == .root ? .fatal : .error
    guard let type else {
      report(severity, .noResourceType, at: node)
      return nil
    }
    let definition = withText(of: type) { text in
      text.withUnsafeBufferPointer { cache.definitions.type(utf8: $0) }
    }
    guard let definition, definition.kind == .resource else {
      report(severity, .unknownResourceType(document.text(of: type), cache.definitions), at: type)
      return nil
    }
    guard !definition.isAbstract else {
      report(severity, .abstractResourceType(definition.name), at: type)
      return nil
    }
    return schema(cache.id(of: definition))
  }
}

extension Rule {
  static let resourceTypeMissing = Rule(
    "resource.type-missing", .required, "A resource says its type in resourceType.",
    explanation: """
      In JSON the member resourceType, a string, names the type of resource. Without it nothing else can be checked. It may \
      stand anywhere in the object.
      """,
    remedy: "Add \"resourceType\" with the name of the resource, such as \"Patient\".")
  static let resourceTypeUnknown = Rule(
    "resource.type-unknown", .notFound, "resourceType names a resource of FHIR R4.",
    explanation: """
      The name must be that of a resource that can stand on its own. Names are compared exactly; Resource and DomainResource \
      are only the bases of others.
      """,
    remedy:
      "Correct the name; mind upper and lower case. Resources of later versions of FHIR are not known in R4."
  )

  static let resourceTypeRules = [resourceTypeMissing, resourceTypeUnknown]
}

extension Cause {
  fileprivate static var noResourceType: Cause {
    Cause(.resourceTypeMissing, "has no 'resourceType' that says which resource it is")
  }

  fileprivate static func unknownResourceType(_ name: String, _ definitions: Definitions) -> Cause {
    Cause(
      .resourceTypeUnknown,
      {
        let names = definitions.types.lazy
          .filter { $0.kind == .resource && !$0.isAbstract }.map(\.name)
        return "is not the name of a resource\(Suggestion(for: name, among: names).words)"
      }())
  }

  fileprivate static func abstractResourceType(_ name: String) -> Cause {
    Cause(.resourceTypeUnknown, "names \(name), which is only the base of other resources")
  }
}
