internal import LosslessJSON

extension Walk {
  /// Notes the id of an element, and reports one that the resource has already.
  ///
  /// The differential and the snapshot of a StructureDefinition name the same elements, so theirs are not compared.
  mutating func checkElementID(_ node: JSONNode, of element: SchemaElement) {
    guard element.path != "ElementDefinition.id", !resources.isEmpty,
      !resources[resources.count - 1].elementIDs.insert(document.text(of: node)).inserted
    else { return }
    let step = path.pop()
    report(.error, .sameElementID, at: node)
    path.push(step)
  }
}

extension Rule {
  static let idDuplicate = Rule(
    "id.duplicate", .duplicate, "The ids of elements differ within a resource.",
    explanation:
      "An element's id is there so that something else can point at it; two equal ones point nowhere.",
    remedy: "Remove ids that nothing refers to, and make the others unique.")

  static let elementIDRules = [idDuplicate]
}

extension Cause {
  fileprivate static var sameElementID: Cause {
    Cause(.idDuplicate, "has an element id that stands twice in this resource")
  }
}
