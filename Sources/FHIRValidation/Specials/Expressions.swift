internal import FHIRPathEngine
internal import LosslessJSON

extension Walk {
  /// Checks the invariants that a StructureDefinition states: their expressions can be evaluated.
  mutating func checkConstraints(of element: ElementPlace, on type: String?) {
    for constraint in children("constraint", of: element) {
      guard let text = text("expression", of: constraint),
        let place = child("expression", of: constraint)
      else { continue }
      checkExpression(text, on: type, at: place)
    }
  }

  /// Checks an expression in FHIRPath, against the element that it is for where that is known.
  mutating func checkExpression(_ text: String, on type: String?, at place: ElementPlace) {
    do throws(FHIRPathError) {
      _ = try FHIRPathExpression(text, on: nil, definitions: cache.definitions, mode: .invariant)
    } catch {
      return report(.error, .unreadableExpression(error), at: place)
    }
    guard let type else { return }
    do throws(FHIRPathError) {
      _ = try FHIRPathExpression(text, on: type, definitions: cache.definitions, mode: .strict)
    } catch {
      if error.code == .semantic { report(.warning, .doubtfulExpression(error), at: place) }
    }
  }
}

extension Rule {
  static let expressionSyntax = Rule(
    "expression.syntax", .invalid, "An expression is FHIRPath.",
    explanation: """
      Invariants and search parameters are evaluated by other programs; one that cannot be read is never checked, and nobody \
      notices.
      """,
    remedy: "Correct the expression at the place that the message names."
  )
  static let expressionMeaning = Rule(
    "expression.types", .invalid, "An expression names elements that its context has.",
    explanation: """
      The expression is compared with the definition of the element that it is evaluated on. What the definition does not have \
      is always empty.
      """,
    remedy: "Correct the name, or narrow the type with ofType() before it.")

  static let expressionRules = [expressionSyntax, expressionMeaning]
}

extension Cause {
  fileprivate static func unreadableExpression(_ error: FHIRPathError) -> Cause {
    Cause(
      .expressionSyntax,
      "cannot be read as FHIRPath: \(error.reason), at character \(error.offset + 1)")
  }
  fileprivate static func doubtfulExpression(_ error: FHIRPathError) -> Cause {
    Cause(.expressionMeaning, "\(error.reason), at character \(error.offset + 1)")
  }
}
