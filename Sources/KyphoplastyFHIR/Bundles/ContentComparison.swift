internal import LosslessJSON

/// Compares values of JSON by what they say: the order of members and the writing of strings do not matter.
///
/// A number is its text, for `1.0` is not `1.00` in FHIR.
enum ContentComparison {
  /// Whether both say the same.
  static func isSame(_ a: JSONValue, _ b: JSONValue) -> Bool {
    compare(a, b) { $0.document.count(of: $0.node) == $1.document.count(of: $1.node) }
  }

  /// Whether one says nothing that the other does not say as well; lists must be the same.
  static func isContained(_ a: JSONValue, in b: JSONValue) -> Bool {
    compare(a, b) { _, _ in true }
  }

  /// Walks both with a list of what is left, for values may be nested deeply.
  private static func compare(
    _ a: JSONValue, _ b: JSONValue, objects: (JSONValue, JSONValue) -> Bool
  ) -> Bool {
    var rest = [(a, b)]
    while let (a, b) = rest.popLast() {
      guard a.kind == b.kind else { return false }
      switch a.kind {
      case .object:
        guard objects(a, b) else { return false }
        for (key, value) in a.members {
          guard let other = b[key] else { return false }
          rest.append((value, other))
        }
      case .array:
        let (left, right) = (Array(a.elements), Array(b.elements))
        guard left.count == right.count else { return false }
        rest += zip(left, right)
      case .string: if a.string != b.string { return false }
      case .number: if a.number != b.number { return false }
      case .boolean: if a.boolean != b.boolean { return false }
      case .null: break
      }
    }
    return true
  }
}
