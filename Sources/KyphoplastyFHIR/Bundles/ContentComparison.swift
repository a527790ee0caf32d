internal import LosslessJSON

/// Compares values of JSON by what they say: the order of members and the writing of strings do not matter.
///
/// A number is its text, for `1.0` is not `1.00` in FHIR.
enum ContentComparison {
  /// Whether both say the same.
  static func isSame(_ a: JSONValue, _ b: JSONValue) -> Bool {
    compare(a, b, objects: { count(of: $0) == count(of: $1) }) { left, right in
      left.count == right.count ? Array(zip(left, right)) : nil
    }
  }

  /// Whether one says nothing that the other does not say as well; a list may have elements more between its own.
  static func isContained(_ a: JSONValue, in b: JSONValue) -> Bool {
    compare(a, b, objects: { _, _ in true }) { left, right in
      var rest = right[...]
      for element in left {
        guard let place = rest.firstIndex(where: { isSame(element, $0) }) else { return nil }
        rest = rest[(place + 1)...]
      }
      return []
    }
  }

  private static func count(of value: JSONValue) -> Int { value.document.count(of: value.node) }

  /// Walks both with a list of what is left, for values may be nested deeply.
  ///
  /// Two lists answer with the pairs of elements that are still to be compared, or with nil where they differ.
  private static func compare(
    _ a: JSONValue, _ b: JSONValue, objects: (JSONValue, JSONValue) -> Bool,
    lists: ([JSONValue], [JSONValue]) -> [(JSONValue, JSONValue)]?
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
        guard let pairs = lists(Array(a.elements), Array(b.elements)) else { return false }
        rest += pairs
      case .string: if a.string != b.string { return false }
      case .number: if a.number != b.number { return false }
      case .boolean: if a.boolean != b.boolean { return false }
      case .null: break
      }
    }
    return true
  }
}
