internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Holds a value against the invariants of its element, once all below it has been walked.
  mutating func checkInvariants(_ set: InvariantSet, of instance: Instance) {
    let type = set.type(named: instance.typeName)
    enterEvaluation(of: instance, asElement: set.areOfElement)
    for invariant in set.invariants {
      check(invariant, of: instance, type: type)
    }
  }

  private mutating func check(_ invariant: Invariant, of instance: Instance, type: Int32) {
    var severity = invariant.severity
    if invariant.isBestPractice {
      guard let bestPractices = options.bestPractices else { return }
      severity = bestPractices
    }
    switch expression(invariant.expression) {
    case .ready(let expression):
      do throws(FHIRPathError) {
        // What comes to nothing is not true.
        if try holds(expression, of: instance, type: type) == true { return }
        // By its bytes, because a broken invariant leaves the parts of the element to be judged as they are.
        report(
          severity, .invariantBroken(invariant.key, expression.text),
          bytes: document.range(of: instance.anchor))
      } catch {
        reportUnevaluated(invariant, error.reason, at: instance.anchor)
      }
    case .unreadable(_, let error):
      reportUnevaluated(invariant, error.reason, at: instance.anchor)
    case nil: break
    }
  }

  private mutating func holds(
    _ expression: FHIRPathExpression, of instance: Instance, type: Int32
  ) throws(FHIRPathError) -> Bool? {
    if expression.asksHost { return try holdsAsking(expression, of: instance, type: type) }
    return try evaluation.holds(
      expression, value: instance.value, sibling: instance.sibling, type: type)
  }

  /// Tells the evaluation which resource an element is in, where that has changed.
  private mutating func enterEvaluation(of instance: Instance, asElement: Bool) {
    let surroundings = surroundings(of: instance, asElement: asElement)
    guard evaluated?.resource != surroundings.resource || evaluated?.root != surroundings.root
    else { return }
    evaluated = surroundings
    evaluation.enter(resource: surroundings.resource, root: surroundings.root)
  }

  /// The resource that an element is in, and the one that contains it.
  ///
  /// What is stated of `Bundle.entry.resource` is stated of an element of the bundle, although its value is a resource too.
  func surroundings(of instance: Instance, asElement: Bool) -> Surroundings {
    var place = resources.count - 1
    guard place >= 0 else { return Surroundings(resource: document.root, root: document.root) }
    if asElement, place > 0, resources[place].node == instance.value { place -= 1 }
    let resource = resources[place].node
    if place > 0, contained[resources[place - 1].contained].contains(where: { $0.node == resource })
    {
      return Surroundings(resource: resource, root: resources[place - 1].node)
    }
    return Surroundings(resource: resource, root: resource)
  }

  /// Says once for each invariant that it could not be evaluated.
  private mutating func reportUnevaluated(
    _ invariant: Invariant, _ reason: String, at node: JSONNode
  ) {
    guard isFirst("invariant " + invariant.key) else { return }
    report(.information, .invariantUnevaluated(invariant.key, reason), at: node)
  }
}

/// The resource that an element is in, and the one that contains it: `%resource` and `%rootResource`.
struct Surroundings {
  var resource: JSONNode
  var root: JSONNode
}

extension Rule {
  static let invariantBroken = Rule(
    "invariant.broken", .invariant, "An element meets the invariants of its definitions.",
    explanation: """
      Definitions state rules that no cardinality, type or binding can say as expressions of FHIRPath, each with a key: \
      obs-6, us-core-8. The message names the key and the expression that is not true of the element. Some published \
      expressions say something else than their words; these are evaluated as their words mean them.
      """,
    remedy:
      "Read the expression, or look the key up in the definition that the finding names, and correct the element."
  )
  static let invariantUnevaluated = Rule(
    "invariant.unevaluated", .notSupported, "The invariants of an element can be evaluated.",
    explanation: """
      The expression of an invariant cannot be read, or cannot be evaluated on this element, or asks for a value set or a \
      profile that is not known here. It is neither met nor broken. Said once for an invariant.
      """,
    remedy:
      "Add the package that has what the message names, or ask the publisher to mend the expression."
  )

  static let invariantRules = [invariantBroken, invariantUnevaluated]
}

extension Cause {
  fileprivate static func invariantBroken(_ key: String, _ expression: String) -> Cause {
    Cause(
      .invariantBroken, invariant: key,
      "does not meet the invariant \(key): \(expression.shortened)")
  }

  fileprivate static func invariantUnevaluated(_ key: String, _ reason: String) -> Cause {
    Cause(.invariantUnevaluated, "could not be held against the invariant \(key): \(reason)")
  }
}

extension String {
  /// At most a line of it, on one line.
  fileprivate var shortened: String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 200 ? line.prefix(199) + "…" : line
  }
}
