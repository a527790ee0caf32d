internal import FHIRDefinitions
internal import LosslessJSON

/// One value set of a binding, and what follows where codes are not in it.
struct BindingRule: Sendable {
  enum Kind: Sendable {
    case required
    case extensible
    case preferred
    /// The bound that an extensible binding has.
    case maximum
    /// The bound of a binding that is only a recommendation.
    case advisory
  }

  var kind: Kind
  var valueSet: BoundValueSet
}

extension BindingRule {
  /// The value sets that are to be looked at whatever the circumstances, the strictest last.
  ///
  /// In a CodeableConcept a code of the maximum value set can stand beside one that fits better.
  static func rules(
    _ strength: Binding.Strength, _ valueSet: BoundValueSet, maximum: BoundValueSet?,
    isConcept: Bool
  ) -> [BindingRule] {
    var rules: [BindingRule] = []
    switch strength {
    case .required: rules.append(BindingRule(kind: .required, valueSet: valueSet))
    case .extensible where maximum == nil || isConcept:
      rules.append(BindingRule(kind: .extensible, valueSet: valueSet))
    case .preferred: rules.append(BindingRule(kind: .preferred, valueSet: valueSet))
    case .extensible, .example: break
    }
    if let maximum {
      rules.append(
        BindingRule(kind: strength == .extensible ? .maximum : .advisory, valueSet: maximum))
    }
    return rules
  }
}

extension Rule {
  static let bindingRequired = Rule(
    "binding.required", .codeInvalid, "A code comes from the value set that its element requires.",
    explanation: """
      Where the binding of an element is required, only codes of its value set are allowed: those of another system, or \
      words instead of a code, are not. In a CodeableConcept one coding from the value set is enough. Case matters in nearly \
      all systems.
      """,
    remedy:
      "Use a code of the value set that the message names; a CodeableConcept can keep the local code beside it."
  )
  static let bindingExtensible = Rule(
    "binding.extensible", .codeInvalid,
    "A code comes from the value set of its element, unless none of its codes fits.",
    explanation: """
      Where the binding of an element is extensible, codes of its value set must be used as far as one of them has the \
      meaning; whether one has, only the author knows. In a CodeableConcept one coding from the value set is enough. It is \
      not asked where a profile binds the element more strictly.
      """,
    remedy:
      "Look whether the value set has a code with the meaning, and add it; if not, nothing needs mending."
  )
  static let bindingMaximum = Rule(
    "binding.maximum", .codeInvalid,
    "A code comes from the largest value set that its element allows.",
    explanation: """
      A binding that leaves room for other codes may say how much: with a maximum value set, all codes must come from that. \
      Where the binding only recommends, it is a warning.
      """,
    remedy: "Use a code of the maximum value set that the message names.")
  static let bindingValueSet = Rule(
    "binding.value-set", .notFound, "The value set of a binding is among the definitions.",
    explanation: """
      A profile binds an element to a value set that none of the packages here defines, so its codes are not checked. Said \
      once for a value set.
      """,
    remedy:
      "Load the package that defines the value set; it should be a dependency of the profile's package."
  )
  static let bindingUnchecked = Rule(
    "binding.unchecked", .notSupported,
    "The value set of a binding can be worked out here.",
    explanation: """
      Some value sets take codes from systems that are not part of the definitions (currencies, SNOMED CT, LOINC), or choose \
      them by properties that are not known here. Whether a code is in them is not known; it is neither accepted nor \
      refused. Said once for a value set.
      """,
    remedy: "Nothing needs mending. A terminology server can check these codes.")

  static let bindingRules = [
    bindingRequired, bindingExtensible, bindingMaximum, bindingValueSet, bindingUnchecked,
  ]
}

extension Cause {
  static func noCode(_ valueSet: String) -> Cause {
    Cause(.bindingRequired, "has no code, and needs one from the value set \(valueSet)")
  }

  static func noExtensibleCode(_ valueSet: String) -> Cause {
    Cause(
      .bindingExtensible,
      "has no code, and should have one from the value set \(valueSet) if one of its codes fits")
  }

  static func notInValueSet(_ code: String?, _ valueSet: BoundValueSet) -> Cause {
    Cause(.bindingRequired, outside(code, valueSet))
  }

  static func notInMaximum(_ code: String?, _ valueSet: BoundValueSet) -> Cause {
    Cause(.bindingMaximum, outside(code, valueSet) + ", the largest that is allowed")
  }

  static func notInExtensible(_ code: String?, _ valueSet: BoundValueSet) -> Cause {
    Cause(
      .bindingExtensible,
      outside(code, valueSet) + "; that is right only if none of its codes fits")
  }

  private static func outside(_ code: String?, _ valueSet: BoundValueSet) -> String {
    guard let code else { return "has no coding from the value set \(valueSet.canonical)" }
    let hint =
      valueSet.systems(having: code).map { "; there it is a code of \($0.joined(separator: ", "))" }
      ?? Suggestion(for: code, among: valueSet.codes).words
    return
      "has the code '\(Cause.shown(code: code))', which is not in the value set \(valueSet.canonical)\(hint)"
  }

  static func notChecked(_ valueSet: BoundValueSet) -> Cause {
    Cause(
      .bindingUnchecked,
      "was not checked: the value set \(valueSet.canonical) is only in part known here")
  }

  static func valueSetMissing(_ valueSet: BoundValueSet) -> Cause {
    Cause(
      .bindingValueSet,
      "was not checked: the value set \(valueSet.canonical) is not among the definitions")
  }
}
