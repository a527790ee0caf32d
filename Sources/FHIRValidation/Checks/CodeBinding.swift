internal import FHIRDefinitions
internal import LosslessJSON

/// The value set that the codes of an element must come from.
///
/// FHIR R4, terminologies: with a required binding, the code "SHALL be from the specified value set".
struct CodeBinding: Sendable {
  /// As the definition writes it, perhaps with a version.
  let canonical: String
  /// `nil` where the definitions do not have it.
  let valueSet: ValueSet?
  /// What decides where the definitions cannot list the codes.
  private let grammar: CodeGrammar?

  init?(_ binding: Binding, _ definitions: Definitions) {
    guard binding.strength == .required, let canonical = binding.valueSet else { return nil }
    self.canonical = canonical
    valueSet = definitions.valueSet(canonical)
    grammar = valueSet.flatMap { CodeGrammar(fillingGapOf: $0) }
  }

  fileprivate func membership(
    of code: Span<UInt8>, system: UnsafeBufferPointer<UInt8>?
  ) -> Membership {
    guard let valueSet else { return .undetermined }
    let membership = code.withUnsafeBufferPointer { valueSet.contains(system: system, code: $0) }
    guard membership == .undetermined, let grammar else { return membership }
    return grammar.accepts(code) ? .contained : .notContained
  }
}

extension Walk {
  /// Checks an element of type `code`, whose system the value set implies.
  mutating func checkBinding(_ binding: CodeBinding, ofCode node: JSONNode) {
    let membership = withText(of: node) { binding.membership(of: $0, system: nil) }
    judge(membership, binding, code: node, at: node)
  }

  /// Reports an element of type `code` that has extensions and no code: they do not stand for one.
  mutating func reportNoCode(_ binding: CodeBinding, at extensions: JSONNode) {
    report(.error, .noCode(binding), at: extensions)
  }

  /// Checks a Coding, CodeableConcept or Quantity.
  mutating func checkBinding(_ binding: CodeBinding, of value: JSONNode, as type: SpecialType) {
    switch type {
    case .coding: checkCoding(value, binding)
    case .quantity:
      if document.member("code", of: value) != nil { checkCoding(value, binding) }
    case .codeableConcept: checkConcept(value, binding)
    default: break
    }
  }

  private mutating func checkCoding(_ coding: JSONNode, _ binding: CodeBinding) {
    guard let code = stringMember("code", of: coding) else {
      return report(.error, .noCode(binding), at: coding)
    }
    judge(membership(ofCoding: coding, binding), binding, code: code, at: code)
  }

  /// One coding in the value set is enough; the others may come from anywhere.
  private mutating func checkConcept(_ concept: JSONNode, _ binding: CodeBinding) {
    guard let codings = document.member("coding", of: concept) else {
      let isExplained =
        document.member("text", of: concept) == nil
        && document.member("extension", of: concept) != nil
      if !isExplained { report(.error, .noCode(binding), at: concept) }
      return
    }
    var best = Membership.notContained
    var code: JSONNode?
    var count = 0
    for coding in document.elements(of: codings) {
      count += 1
      code = stringMember("code", of: coding)
      switch membership(ofCoding: coding, binding) {
      case .contained: return
      case .undetermined: best = .undetermined
      case .notContained: break
      }
    }
    judge(best, binding, code: count == 1 ? code : nil, at: concept)
  }

  private func membership(ofCoding coding: JSONNode, _ binding: CodeBinding) -> Membership {
    guard let code = stringMember("code", of: coding),
      let system = stringMember("system", of: coding)
    else { return .notContained }
    return withText(of: system) { system in
      system.withUnsafeBufferPointer { system in
        withText(of: code) { binding.membership(of: $0, system: system) }
      }
    }
  }

  private mutating func judge(
    _ membership: Membership, _ binding: CodeBinding, code: JSONNode?, at node: JSONNode
  ) {
    switch membership {
    case .contained: return
    case .notContained:
      report(.error, .notInValueSet(code.map { document.text(of: $0) }, binding), at: node)
    case .undetermined:
      // Said once for a value set: a document with a thousand prices has one note on currencies.
      if uncheckedValueSets.insert(binding.canonical).inserted {
        report(.information, .notChecked(binding), at: node)
      }
    }
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
  static let bindingUnchecked = Rule(
    "binding.unchecked", .notSupported,
    "The value set of a required binding can be worked out here.",
    explanation: """
      Some value sets take codes from systems that are not part of the definitions (currencies, languages, SNOMED CT, UCUM). \
      Whether a code is in them is not known here; it is neither accepted nor refused. Said once for a value set.
      """,
    remedy: "Nothing needs mending. A terminology server can check these codes.")

  static let bindingRules = [bindingRequired, bindingUnchecked]
}

extension Cause {
  fileprivate static func notInValueSet(_ code: String?, _ binding: CodeBinding) -> Cause {
    Cause(
      .bindingRequired,
      {
        guard let code else { return "has no coding from the value set \(binding.canonical)" }
        return
          "has the code '\(Cause.shown(code: code))', which is not in the value set \(binding.canonical)\(Suggestion(for: code, among: binding.codes).words)"
      }())
  }

  fileprivate static func noCode(_ binding: CodeBinding) -> Cause {
    Cause(.bindingRequired, "has no code, and needs one from the value set \(binding.canonical)")
  }

  fileprivate static func notChecked(_ binding: CodeBinding) -> Cause {
    Cause(
      .bindingUnchecked,
      "was not checked: the value set \(binding.canonical) is \(binding.valueSet == nil ? "not" : "only in part") known here"
    )
  }
}

extension Cause {
  /// A code as it may be shown: what is long or has several words is no code but a value in the wrong place.
  static func shown(code: String) -> String {
    let spaces = code.utf8.count { $0 <= 0x20 }
    return code.utf8.count <= 64 && spaces <= 1 ? code : "..."
  }
}

extension CodeBinding {
  /// Codes to suggest from; not all of a very large value set.
  fileprivate var codes: [String] {
    var codes: [String] = []
    for part in valueSet.map({ Array($0.parts) }) ?? [] where codes.count < 5000 {
      codes += part.codes.prefix(5000).map(\.code)
      if part.isWholeSystem { codes += part.codeSystem?.concepts.prefix(5000).map(\.code) ?? [] }
    }
    return codes
  }
}
