internal import LosslessJSON

extension Walk {
  /// Notes the id of an element, for the comparison at the end of the resource.
  mutating func noteElementID(_ node: JSONNode) { elementIDs.append(node) }

  /// Reports the element ids that a resource has twice.
  mutating func checkElementIDs() {
    guard let start = resources.last?.elementIDStart, elementIDs.count - start > 1 else { return }
    var seen: Set<String> = []
    for id in elementIDs[start...] where !seen.insert(document.text(of: id)).inserted {
      report(.error, .sameElementID, at: id)
    }
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
