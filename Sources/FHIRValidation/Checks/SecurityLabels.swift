internal import LosslessJSON

extension Walk {
  /// Reports a security label that a resource has twice.
  mutating func checkSecurityLabels(of resource: JSONNode) {
    guard let meta = document.member("meta", of: resource),
      let labels = document.member("security", of: meta), document.count(of: labels) > 1
    else { return }
    var seen: Set<String> = []
    for label in document.elements(of: labels) {
      guard let code = stringMember("code", of: label) else { continue }
      let system = stringMember("system", of: label).map { document.text(of: $0) } ?? ""
      guard !seen.insert("\(system)#\(document.text(of: code))").inserted else { continue }
      path.push(key: JSONNode(index: meta.index - 1), isSibling: false, nameLength: 0)
      report(.error, .sameLabel, atMember: labels)
      path.pop()
      return
    }
  }
}

extension Rule {
  static let securityDuplicate = Rule(
    "meta.security-duplicate", .businessRule, "A resource has every security label once.",
    explanation:
      "A label that stands twice says nothing more, and hints at a slip in the other one.",
    remedy: "Remove one of them, or correct its code.")

  static let securityLabelRules = [securityDuplicate]
}

extension Cause {
  fileprivate static var sameLabel: Cause {
    Cause(.securityDuplicate, "has a security label twice")
  }
}
