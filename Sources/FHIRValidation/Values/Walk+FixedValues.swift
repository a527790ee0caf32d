internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Whether a value is exactly one that a profile states.
  func isFixed(_ instance: Instance, _ expected: JSONDocument, _ node: JSONNode) -> Bool {
    instance.value.map { isSame($0, expected, node, exactly: true) } ?? false
  }

  /// Whether a value has all that a pattern has.
  func hasPattern(_ instance: Instance, _ expected: JSONDocument, _ node: JSONNode) -> Bool {
    instance.value.map { isSame($0, expected, node, exactly: false) } ?? false
  }

  /// FHIR R4, ElementDefinition.pattern[x]: an object has at least the members of the pattern, an array at least one element
  /// for each of the pattern's; a fixed value has the same members and elements, and no others.
  private func isSame(
    _ value: JSONNode, _ expected: JSONDocument, _ node: JSONNode, exactly: Bool
  ) -> Bool {
    let kind = expected.kind(of: node)
    guard document.kind(of: value) == kind else { return false }
    switch kind {
    case .object:
      if exactly, document.count(of: value) != expected.count(of: node) { return false }
      for (key, wanted) in expected.members(of: node) {
        guard let found = member(like: key, of: expected, in: value),
          isSame(found, expected, wanted, exactly: exactly)
        else { return false }
      }
      return true
    case .array:
      if exactly {
        guard document.count(of: value) == expected.count(of: node) else { return false }
        return zip(document.elements(of: value), expected.elements(of: node)).allSatisfy {
          isSame($0, expected, $1, exactly: true)
        }
      }
      return expected.elements(of: node).allSatisfy { wanted in
        document.elements(of: value).contains { isSame($0, expected, wanted, exactly: false) }
      }
    default: return isSameText(value, expected, node)
    }
  }

  /// A member with the key of a member of another document.
  private func member(
    like key: JSONNode, of other: JSONDocument, in object: JSONNode
  ) -> JSONNode? {
    other.withUTF8(of: key) { document.member(utf8: $0, of: object) }
  }

  /// Numbers are the same where they are written the same: 1.0 says more than 1.
  private func isSameText(_ value: JSONNode, _ expected: JSONDocument, _ node: JSONNode) -> Bool {
    document.withUTF8(of: value) { text in
      expected.withUTF8(of: node) { text.elementsEqual($0) }
    }
  }

  // MARK: Reporting

  /// Reports where a value differs from what a profile states, as deep inside it as can be said.
  mutating func checkSame(
    _ value: JSONNode, _ expected: JSONDocument, _ node: JSONNode, exactly: Bool
  ) {
    guard !isSame(value, expected, node, exactly: exactly) else { return }
    guard expected.kind(of: node) == .object, document.kind(of: value) == .object else {
      return report(.error, .otherValue(expected.shown(node), exactly: exactly), at: value)
    }
    if exactly {
      for (key, member) in document.members(of: value) {
        let isWanted = document.withUTF8(of: key) { expected.member(utf8: $0, of: node) } != nil
        guard !isWanted else { continue }
        path.push(key: key, isSibling: false, nameLength: 0)
        report(.error, .surplusPart, at: member)
        path.pop()
      }
    }
    for (key, wanted) in expected.members(of: node) {
      guard let found = member(like: key, of: expected, in: value) else {
        path.push(missing: expected.text(of: key))
        report(
          .error,
          .missingPart(expected.text(of: key), expected.shown(wanted), exactly: exactly),
          at: value)
        path.pop()
        continue
      }
      guard !isSame(found, expected, wanted, exactly: exactly) else { continue }
      // Which of several values was meant cannot be said, so the whole is named.
      if expected.kind(of: wanted) == .array {
        report(.error, .otherValue(expected.shown(node), exactly: exactly), at: value)
        continue
      }
      path.push(key: JSONNode(index: max(found.index - 1, 0)), isSibling: false, nameLength: 0)
      checkSame(found, expected, wanted, exactly: exactly)
      path.pop()
    }
  }
}

extension Rule {
  static let valueFixed = Rule(
    "value.fixed", .value, "A value is the one that the profile fixes.",
    explanation: """
      A fixed value must stand exactly as the profile states it, with the same parts and no others. Numbers are compared as \
      they are written.
      """,
    remedy: "Write the value that the message names.")
  static let valuePattern = Rule(
    "value.pattern", .value, "A value has all that the pattern of the profile has.",
    explanation: """
      A pattern names parts that must be in the value; others may be there too. Of a list, each element of the pattern must \
      be matched by one of the list.
      """,
    remedy: "Add or correct the parts that the message names.")

  static let fixedValueRules = [valueFixed, valuePattern]
}

extension Cause {
  static func otherValue(_ expected: String, exactly: Bool) -> Cause {
    exactly
      ? Cause(.valueFixed, "must be \(expected)")
      : Cause(.valuePattern, "must match \(expected)")
  }

  fileprivate static func missingPart(
    _ name: String, _ expected: String, exactly: Bool
  ) -> Cause {
    Cause(exactly ? .valueFixed : .valuePattern, "is missing: '\(name)' must be \(expected)")
  }

  fileprivate static var surplusPart: Cause {
    Cause(.valueFixed, "is not in the value that is fixed here, and may not stand")
  }
}
