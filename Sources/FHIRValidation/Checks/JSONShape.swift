internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Reports an object without content, and says whether it is one: nothing in it, or only an id, which is enough beside
  /// the value of a primitive.
  mutating func isEmpty(_ object: JSONNode, mayHaveOnlyAnID: Bool = false) -> Bool {
    let count = document.count(of: object)
    if count == 0 {
      report(.error, .emptyObject, at: object)
      return true
    }
    if count == 1, !mayHaveOnlyAnID,
      let key = document.members(of: object).first(where: { _ in true })?.key,
      document.isString(key, "id")
    {
      report(.error, .onlyAnID, at: object)
      return true
    }
    return false
  }

  /// Reports the duplicate keys of objects that the walk did not enter, because they stand in something unknown.
  mutating func reportDuplicatesElsewhere() {
    guard !duplicateKeys.isEmpty else { return }
    path.pushRoot(type: document.member("resourceType", of: document.root))
    for key in duplicateKeys.sorted(by: { $0.index < $1.index }) {
      report(.error, .duplicateKey, at: key)
    }
    path.pop()
  }
}

extension Rule {
  static let jsonDuplicateKey = Rule(
    "json.duplicate-key", .structure, "Every key of an object stands once.",
    explanation: """
      JSON does not say which of two equal keys counts, and readers differ: a second value would be seen by some systems \
      and not by others. The first is checked, the later ones are reported.
      """,
    remedy: "Remove one; join repeating values in one array.")
  static let jsonNull = Rule(
    "json.null", .structure, "null stands only to fill up an array beside its sibling.",
    explanation: """
      FHIR has no null values. In the array of a repeating primitive a null may hold the place of a value that has only \
      extensions, and in the sibling array the place of a value that has none.
      """,
    remedy: "Leave the element out; where the reason matters, use the extension data-absent-reason."
  )
  static let jsonEmptyArray = Rule(
    "json.empty-array", .structure, "An array has at least one element.",
    explanation: "FHIR elements are absent or have content; an empty array is neither.",
    remedy: "Leave the element out.")
  static let jsonEmptyObject = Rule(
    "json.empty-object", .invariant, "An object has content beside its id.",
    explanation: "An element has a value, or elements below it; an id alone identifies nothing.",
    remedy: "Leave the element out, or give it content.", invariants: ["ele-1"])
  static let jsonEmptyString = Rule(
    "json.empty-string", .structure, "A string is not empty.",
    explanation:
      "FHIR elements are absent or have content: at least one character that is no white space.",
    remedy: "Leave the element out.")
  static let jsonType = Rule(
    "json.type", .structure, "A value has the JSON type that its FHIR type asks for.",
    explanation: """
      boolean is true or false; integer, unsignedInt, positiveInt and decimal are numbers; all other primitives are strings; \
      everything else is an object. Neither "true" nor "5" in quotation marks will do.
      """,
    remedy: "Write the value without, or with, quotation marks as its type asks.")
  static let jsonArrayExpected = Rule(
    "json.array-expected", .structure, "An element that may repeat is an array.",
    explanation:
      "Whether an element is an array depends on its definition, not on how many values there are.",
    remedy: "Put the value in brackets, also where it is only one.")
  static let jsonArrayUnexpected = Rule(
    "json.array-unexpected", .structure, "An element that cannot repeat is no array.",
    explanation:
      "Whether an element is an array depends on its definition, not on how many values there are.",
    remedy: "Write the value without brackets; where there are several, only one can stay.")
  static let jsonSibling = Rule(
    "json.sibling", .structure, "Only primitives have a sibling with an underscore.",
    explanation: """
      The id and the extensions of a primitive stand in a second member, whose key is that of the value with `_` before it. \
      Objects carry their own; ids and the url of an extension can have none.
      """,
    remedy: "Move the extensions into the object itself.")
  static let jsonSiblingLength = Rule(
    "json.sibling-length", .structure,
    "The arrays of a repeating primitive and of its sibling are of one length.",
    explanation: """
      The first value belongs to the first object of the sibling array, and so on; null holds the place of what a value lacks.
      """,
    remedy: "Fill the shorter array up with null.")
  static let limitDepth = Rule(
    "limit.depth", .tooCostly, "Elements are nested less deeply than the limit.",
    explanation:
      "What is nested more deeply is not checked, so that no document can exhaust the stack.",
    remedy: "Split the resource, or raise the limit if the nesting is meant.")

  static let jsonRules = [
    jsonDuplicateKey, jsonNull, jsonEmptyArray, jsonEmptyObject, jsonEmptyString, jsonType,
    jsonArrayExpected, jsonArrayUnexpected, jsonSibling, jsonSiblingLength, limitDepth,
  ]
}

extension Cause {
  static var duplicateKey: Cause {
    Cause(.jsonDuplicateKey, "has this key already; only the first is checked")
  }
  static var null: Cause { Cause(.jsonNull, "is null, and must have a value or be left out") }
  static var emptyArray: Cause { Cause(.jsonEmptyArray, "is an empty array") }
  static var emptyString: Cause { Cause(.jsonEmptyString, "is an empty string") }
  fileprivate static var emptyObject: Cause { Cause(.jsonEmptyObject, "is an empty object") }
  fileprivate static var onlyAnID: Cause {
    Cause(.jsonEmptyObject, "has an id and no content")
  }

  static func wrongKind(_ kind: JSONKind, expected: JSONKind) -> Cause {
    Cause(.jsonType, "is \(kind.words), and must be \(expected.words)")
  }

  static func wrongKind(_ kind: JSONKind, expected: PrimitiveType) -> Cause {
    Cause(
      .jsonType,
      "is \(kind.words), and must be \(expected.jsonKind.words): its type is \(expected.name)")
  }

  static func arrayExpected(_ name: String) -> Cause {
    Cause(.jsonArrayExpected, "must be an array, because '\(name)' may repeat")
  }

  static func arrayUnexpected(_ name: String) -> Cause {
    Cause(.jsonArrayUnexpected, "must not be an array, because '\(name)' cannot repeat")
  }

  static func siblingOfComplex(_ name: String) -> Cause {
    Cause(.jsonSibling, "has '_\(name)', but '\(name)' can have no sibling with an underscore")
  }

  static func siblingLength(_ count: Int, _ siblingCount: Int) -> Cause {
    Cause(.jsonSiblingLength, "has \(siblingCount) entries beside \(count) values")
  }

  static func tooDeep(_ limit: Int) -> Cause {
    Cause(.limitDepth, "is nested more than \(limit) levels deep, and is not checked")
  }
}

extension JSONKind {
  fileprivate var words: String {
    switch self {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
