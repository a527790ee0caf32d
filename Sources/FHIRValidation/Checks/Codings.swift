internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks a Coding against its own system, whatever its element is bound to.
  ///
  /// - Parameters:
  ///   - coding: the Coding.
  ///   - isInConcept: whether it is one of a CodeableConcept, where others may say what it does not.
  ///   - isBound: whether its element has a value set, which then judges systems that are not known here.
  mutating func checkCoding(_ coding: JSONNode, isInConcept: Bool = false, isBound: Bool = false) {
    guard options.checksTerminology else { return }
    guard let system = stringMember("system", of: coding) else {
      if stringMember("code", of: coding) != nil { report(.warning, .noSystem, at: coding) }
      return
    }
    checkCode(
      of: coding, system: system,
      in: CodeContext(isInConcept: isInConcept || isBound, hasDisplay: true))
  }

  /// Checks the code of a Coding or a Quantity in the system that it names.
  mutating func checkCode(of coding: JSONNode, system: JSONNode, in context: CodeContext) {
    guard withText(of: system, { URIFormat.isAbsolute($0) }) else {
      return report(.error, .relativeSystem, ofSystem: system, coding, context)
    }
    let codeSystem = withText(of: system) { text in
      text.withUnsafeBufferPointer { cache.definitions.codeSystem(utf8: $0) }
    }
    guard let codeSystem else { return checkUnknownSystem(system, of: coding, context) }
    if codeSystem.content == .supplement {
      return report(.error, .supplementAsSystem(codeSystem), ofSystem: system, coding, context)
    }
    guard let code = stringMember("code", of: coding) else { return }
    let version = stringMember("version", of: coding)
    guard codeSystem.content != .notPresent else {
      return reportUncheckedSystem(system, version: version, at: coding)
    }
    guard let found = find(code, in: codeSystem, system: system, version: version) else {
      return reportUncheckedSystem(system, version: version, at: coding)
    }
    guard let concept = found.concept else {
      return reportUnknownCode(code, in: found.system)
    }
    checkStatus(of: concept, code, in: found.system)
    if context.hasDisplay, let display = stringMember("display", of: coding) {
      checkDisplay(display, of: concept, in: found.system)
    }
  }

  private mutating func reportUnknownCode(_ code: JSONNode, in system: CodeSystem) {
    let text = document.text(of: code)
    switch system.content {
    case .complete: report(.error, .unknownCode(text, system), atMember: code)
    case .fragment: report(.warning, .notInFragment(text, system), atMember: code)
    default: report(.information, .notAmongExamples(text, system), atMember: code)
    }
  }

  /// Reports a fault of a system at its member, or at the Coding where that is the smallest thing that is judged.
  mutating func report(
    _ severity: Severity, _ cause: Cause, ofSystem system: JSONNode, _ coding: JSONNode,
    _ context: CodeContext
  ) {
    if context.isInConcept {
      report(severity, cause, atMember: system)
    } else {
      report(severity, cause, bytes: document.range(of: system))
    }
  }

  /// Whether something is said of a coding itself, so that its absence from a value set is only the consequence.
  ///
  /// A warning about the coding does not stand for an error.
  func isFaulty(_ coding: JSONNode, for rule: BindingRule) -> Bool {
    guard let code = stringMember("code", of: coding) else { return false }
    guard let system = stringMember("system", of: coding) else { return rule.kind == .extensible }
    guard withText(of: system, { URIFormat.isAbsolute($0) }) else { return true }
    if let grammar = withText(of: system, { CodeGrammar($0) }) {
      return withText(of: code) { grammar.accepts($0) } == false
    }
    let codeSystem = withText(of: system) { text in
      text.withUnsafeBufferPointer { cache.definitions.codeSystem(utf8: $0) }
    }
    guard let codeSystem else {
      guard let fault = SystemFault(document.text(of: system), cache.definitions) else {
        return false
      }
      let context = CodeContext(isInConcept: true, hasDisplay: false)
      return rule.kind == .extensible || fault.severity(in: context) == .error
    }
    if codeSystem.content == .supplement { return true }
    let version = stringMember("version", of: coding)
    guard let found = find(code, in: codeSystem, system: system, version: version) else {
      return false
    }
    return found.concept == nil && found.system.content == .complete
  }

  /// Whether the codes of a coding's system are not here, which is noted where it stands.
  func isUncheckedSystem(_ coding: JSONNode) -> Bool {
    guard let system = stringMember("system", of: coding) else { return false }
    return withText(of: system) { text in
      if CodeGrammar(text) != nil { return false }
      let codeSystem = text.withUnsafeBufferPointer { cache.definitions.codeSystem(utf8: $0) }
      return codeSystem.map { $0.content != .complete } ?? true
    }
  }
}

/// Where a code stands, as far as it matters for what is said about it.
struct CodeContext {
  /// Whether other codings, or a value set, have a say beside its system.
  var isInConcept: Bool
  /// Whether it has a display; the unit of a Quantity is none.
  var hasDisplay: Bool
}

extension Rule {
  static let codeUnknown = Rule(
    "code.unknown", .codeInvalid, "A code exists in the code system that it names.",
    explanation: """
      Where the whole code system is part of the definitions, every code that names it as its system must be one of its \
      codes. Codes of systems that are not here (SNOMED CT, LOINC, ICD-10-CM and others) are not checked. Of a system that \
      is here only in part, a code that is not among that part is a warning, or only a remark.
      """,
    remedy: "Correct the code or the system. A local code needs a system of its own.")
  static let codeNoSystem = Rule(
    "code.no-system", .codeInvalid, "A code names the system that it comes from.",
    explanation:
      "The same letters mean different things in different systems; alone they mean nothing.",
    remedy:
      "Add the system's url as `system`, or say what is meant in the text of the CodeableConcept.")

  static let codingRules = [codeUnknown, codeNoSystem]
}

extension Cause {
  fileprivate static func unknownCode(_ code: String, _ system: CodeSystem) -> Cause {
    Cause(
      .codeUnknown,
      "has the code '\(shown(code: code))', which \(system.url) does not have\(Suggestion(for: code, among: system.concepts.prefix(5000).lazy.map(\.code)).words)"
    )
  }

  fileprivate static func notInFragment(_ code: String, _ system: CodeSystem) -> Cause {
    Cause(
      .codeUnknown,
      "has the code '\(shown(code: code))', which is not in the part of \(system.url) that is known here"
    )
  }

  fileprivate static func notAmongExamples(_ code: String, _ system: CodeSystem) -> Cause {
    Cause(
      .codeUnknown,
      "has the code '\(shown(code: code))', which was not checked: of \(system.url) only examples are known here"
    )
  }

  fileprivate static var noSystem: Cause {
    Cause(.codeNoSystem, "has a code without a system, which has no meaning that others could know")
  }
}
