internal import FHIRDefinitions
internal import LosslessJSON

/// The value set that the codes of an element come from, and how strictly.
///
/// FHIR R4, terminologies: with a required binding, the code "SHALL be from the specified value set"; with an extensible
/// one too, unless none of its codes fits, which nobody but the author can judge.
final class CodeBinding: Sendable {
  let strength: Binding.Strength
  let valueSet: BoundValueSet
  /// The value set that codes must come from however weak the binding is.
  let maximum: BoundValueSet?
  /// Further value sets, for some purposes or circumstances.
  let additional: [AdditionalBinding]
  /// What is asked of a code, Coding or Quantity.
  let codeRules: [BindingRule]
  /// What is asked of a CodeableConcept.
  let conceptRules: [BindingRule]

  /// As the definition writes it, perhaps with a version.
  var canonical: String { valueSet.canonical }

  /// Prepares a binding; `nil` where nothing can be wrong: examples, and bindings that name no value set.
  ///
  /// - Parameters:
  ///   - binding: the binding.
  ///   - definitions: where the value sets are looked for.
  ///   - structure: where the binding stands, which says what a url without version means.
  init?(_ binding: Binding, _ definitions: Definitions, from structure: StructureDefinition?) {
    let maximum = binding.maximumValueSet.map {
      BoundValueSet($0, definitions, from: structure)
    }
    let additional =
      binding.extensionsJSON.map { AdditionalBinding.all($0, definitions, from: structure) } ?? []
    guard let canonical = binding.valueSet,
      binding.strength != .example || maximum != nil || !additional.isEmpty
    else { return nil }
    strength = Self.isTooStrict(binding.strength, canonical) ? .extensible : binding.strength
    valueSet = BoundValueSet(canonical, definitions, from: structure)
    self.maximum = maximum
    self.additional = additional
    codeRules = BindingRule.rules(strength, valueSet, maximum: maximum, isConcept: false)
    conceptRules = BindingRule.rules(strength, valueSet, maximum: maximum, isConcept: true)
  }

  /// Whether R4 binds an element more strictly than was meant.
  ///
  /// The vital signs of R4 4.0.1 require units of their own for the values of all components, be they no vital signs or no
  /// quantities; HL7 has since taken that back to extensible.
  private static func isTooStrict(_ strength: Binding.Strength, _ canonical: String) -> Bool {
    strength == .required && canonical == "http://hl7.org/fhir/ValueSet/ucum-vitals-common|4.0.1"
  }
}

extension Binding.Strength {
  /// The code of the strength.
  var name: String {
    switch self {
    case .example: "example"
    case .preferred: "preferred"
    case .extensible: "extensible"
    case .required: "required"
    }
  }
}

extension Walk {
  /// Checks a primitive value, whose system the value set implies.
  mutating func checkBinding(_ binding: CodeBinding, ofCode node: JSONNode) {
    guard options.checksTerminology else { return }
    for rule in binding.codeRules { checkCode(node, rule) }
    for binding in binding.additional where isInScope(binding) { checkCode(node, binding.rule) }
  }

  private mutating func checkCode(_ node: JSONNode, _ rule: BindingRule) {
    let membership = withText(of: node) { rule.valueSet.membership(of: $0, system: nil) }
    judge(membership, rule, code: node, about: node, at: node)
  }

  /// Reports an element of type `code` that has extensions and no code: they do not stand for one.
  mutating func reportNoCode(_ binding: CodeBinding, at extensions: JSONNode) {
    guard options.checksTerminology, binding.strength == .required else { return }
    report(.error, .noCode(binding.canonical), at: extensions)
  }

  /// Checks a Coding, CodeableConcept or Quantity.
  mutating func checkBinding(_ binding: CodeBinding, of value: JSONNode, as type: SpecialType) {
    guard options.checksTerminology else { return }
    for rule in type == .codeableConcept ? binding.conceptRules : binding.codeRules {
      check(value, type, rule)
    }
    for binding in binding.additional where isInScope(binding) { check(value, type, binding.rule) }
  }

  private mutating func check(_ value: JSONNode, _ type: SpecialType, _ rule: BindingRule) {
    switch type {
    case .coding: checkCoding(value, rule)
    case .quantity: if document.member("code", of: value) != nil { checkCoding(value, rule) }
    case .codeableConcept: checkConcept(value, rule)
    default: break
    }
  }

  private mutating func checkCoding(_ coding: JSONNode, _ rule: BindingRule) {
    guard let code = stringMember("code", of: coding) else {
      if rule.kind == .required { report(.error, .noCode(rule.valueSet.canonical), at: coding) }
      return
    }
    let membership = membership(ofCoding: coding, rule.valueSet)
    if membership == .notContained, isFaulty(coding, for: rule) { return settle(coding, rule) }
    if membership == .undetermined, isUncheckedSystem(coding) { return }
    judge(membership, rule, code: code, about: coding, at: coding)
  }

  /// One coding in the value set is enough; the others may come from anywhere.
  private mutating func checkConcept(_ concept: JSONNode, _ rule: BindingRule) {
    guard let codings = document.member("coding", of: concept),
      document.kind(of: codings) == .array, document.count(of: codings) > 0
    else { return checkUncoded(concept, rule) }
    var best = Membership.notContained
    var unknownSystems = 0
    var faults = 0
    var count = 0
    var code: JSONNode?
    for coding in document.elements(of: codings) {
      count += 1
      code = stringMember("code", of: coding)
      switch membership(ofCoding: coding, rule.valueSet) {
      case .contained:
        best = .contained
      case .undetermined:
        if best == .notContained { best = .undetermined }
        if isUncheckedSystem(coding) { unknownSystems += 1 }
      case .notContained:
        if isFaulty(coding, for: rule) { faults += 1 }
      }
    }
    // What is said of the codings themselves is not said again.
    if best == .undetermined, unknownSystems > 0 { return }
    if best == .notContained, faults == count { return settle(concept, rule) }
    judge(best, rule, code: count == 1 ? code : nil, about: concept, at: concept)
  }

  /// A concept of words or extensions alone.
  private mutating func checkUncoded(_ concept: JSONNode, _ rule: BindingRule) {
    if rule.valueSet.isUnknown {
      return judge(.undetermined, rule, code: nil, about: concept, at: concept)
    }
    switch rule.kind {
    case .required, .maximum: report(.error, .noCode(rule.valueSet.canonical), at: concept)
    case .extensible:
      // An extension that says why there is no code says it well.
      let isExplained =
        document.member("text", of: concept) == nil
        && document.member("extension", of: concept) != nil
      if !isExplained {
        reportLater(
          .warning, .noExtensibleCode(rule.valueSet.canonical), at: concept, about: concept)
      }
    case .advisory, .preferred: break
    }
  }

  private mutating func membership(ofCoding coding: JSONNode, _ valueSet: BoundValueSet)
    -> Membership
  {
    guard let code = stringMember("code", of: coding),
      let system = stringMember("system", of: coding)
    else { return .notContained }
    let membership = withText(of: system) { system in
      withText(of: code) { valueSet.membership(of: $0, system: system) }
    }
    if membership == .contained { acceptDisplay(of: coding, code, system, in: valueSet) }
    return membership
  }

  /// Notes that a required binding, or an extensible one that is met, has spoken about the element.
  private mutating func settle(_ node: JSONNode, _ rule: BindingRule) {
    if rule.kind == .required, probe == nil { terminology.settle(node) }
  }

  private mutating func judge(
    _ membership: Membership, _ rule: BindingRule, code: JSONNode?, about element: JSONNode,
    at node: JSONNode
  ) {
    settle(element, rule)
    switch membership {
    case .contained:
      if rule.kind == .extensible, probe == nil { terminology.settle(element) }
    case .undetermined:
      guard probe == nil else { return }
      // Said once for a value set: a document with a thousand prices has one note on currencies.
      guard terminology.uncheckedValueSets.insert(rule.valueSet.canonical).inserted else { return }
      if rule.valueSet.isUnknown {
        if rule.kind == .preferred { return }
        // What a profile names its packages should define; FHIR itself names sets that nobody has defined.
        let severity = source == nil ? Severity.information : .warning
        report(severity, .valueSetMissing(rule.valueSet), at: node)
      } else {
        report(.information, .notChecked(rule.valueSet), at: node)
      }
    case .notContained:
      let text = code.map { document.text(of: $0) }
      switch rule.kind {
      case .required: report(.error, .notInValueSet(text, rule.valueSet), at: node)
      case .maximum: report(.error, .notInMaximum(text, rule.valueSet), at: node)
      case .advisory: report(.warning, .notInMaximum(text, rule.valueSet), at: node)
      case .extensible:
        // Names of types and the like, where a url of one's own says more than any of them.
        if node == code, withText(of: node, { URIFormat.isAbsolute($0) }) { return }
        reportLater(.warning, .notInExtensible(text, rule.valueSet), at: node, about: element)
      case .preferred: break
      }
    }
  }
}
