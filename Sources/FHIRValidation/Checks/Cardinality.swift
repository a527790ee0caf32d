internal import LosslessJSON

/// How many values an element may have.
///
/// FHIR R4, ElementDefinition.min and .max.
struct Cardinality: Sendable, Hashable {
  var minimum: Int
  /// `nil` for no limit.
  var maximum: Int?
}

extension Walk {
  /// Reports a child that must stand in an object and does not.
  mutating func reportMissing(_ child: SchemaElement, in object: JSONNode) {
    report(.error, .missing(child.name, child.cardinality, isChoice: child.isChoice), at: object)
  }

  /// Reports an element that may not stand at all.
  mutating func reportProhibited(_ element: SchemaElement, at key: JSONNode) {
    report(.error, .tooMany(1, element.name, element.cardinality), at: key)
  }

  /// Counts the values of an element that repeats.
  mutating func checkCount(_ count: Int, of element: SchemaElement, at array: JSONNode) {
    if count < element.cardinality.minimum {
      report(.error, .tooFew(count, element.name, element.cardinality), at: array)
    } else if let maximum = element.cardinality.maximum, count > maximum {
      report(.error, .tooMany(count, element.name, element.cardinality), at: array)
    }
  }

  /// Counts the values of an element that a profile allows more or less often than the type does, and says whether there are
  /// enough of them.
  ///
  /// `node` is the object that contains them, or the values.
  mutating func checkCount(_ count: Int, of element: ProfileElement, at node: JSONNode) -> Bool {
    let cardinality = element.cardinality
    if count < cardinality.minimum, count >= element.base.minimum {
      report(
        .error,
        count == 0
          ? .missing(element.name, cardinality, isChoice: element.isChoice)
          : .tooFew(count, element.name, cardinality), at: node)
      return false
    }
    if let maximum = cardinality.maximum, count > maximum,
      cardinality.isNarrower(than: element.base)
    {
      report(.error, .tooMany(count, element.name, cardinality), at: node)
    }
    return true
  }
}

extension Rule {
  static let cardinalityMinimum = Rule(
    "cardinality.min", .required, "An element stands at least as often as its definition asks.",
    explanation: """
      The definition of the type gives every element a minimum; most have 0. A missing element is reported at the element that \
      should contain it.
      """,
    remedy: """
      Add the element. Where the value is not known and the element's type is a primitive, it may have the extension \
      data-absent-reason instead of a value.
      """)
  static let cardinalityMaximum = Rule(
    "cardinality.max", .structure, "An element stands at most as often as its definition allows.",
    explanation: "The definition of the type gives every element a maximum.",
    remedy: "Leave the surplus values out, or find the element that may repeat.")

  static let cardinalityRules = [cardinalityMinimum, cardinalityMaximum]
}

extension Cause {
  fileprivate static func missing(
    _ name: String, _ cardinality: Cardinality, isChoice: Bool
  ) -> Cause {
    Cause(
      .cardinalityMinimum,
      "needs the element '\(name)\(isChoice ? "[x]" : "")'\(cardinality.minimum > 1 ? " at least \(cardinality.minimum) times" : ""), which is missing"
    )
  }

  fileprivate static func tooFew(_ count: Int, _ name: String, _ cardinality: Cardinality) -> Cause
  {
    Cause(
      .cardinalityMinimum, "has \(count) of '\(name)', and needs at least \(cardinality.minimum)")
  }

  fileprivate static func tooMany(_ count: Int, _ name: String, _ cardinality: Cardinality) -> Cause
  {
    Cause(
      .cardinalityMaximum,
      "has \(count) of '\(name)', and may have at most \(cardinality.maximum ?? 0)")
  }
}
