internal import FHIRDefinitions
internal import LosslessJSON

/// A value set as a binding names it, prepared once to be asked for many codes.
final class BoundValueSet: Sendable {
  /// As the definition writes it, perhaps with a version.
  let canonical: String
  /// `nil` where the definitions do not have it.
  let valueSet: ValueSet?
  /// The system all of whose codes are in, for a value set that its url alone defines.
  private let implicitSystem: ImplicitValueSet?
  /// What decides about a code without system where the definitions cannot list the codes.
  private let soleGrammar: CodeGrammar?
  private let definitions: Definitions

  init(_ canonical: String, _ definitions: Definitions, from structure: StructureDefinition? = nil)
  {
    self.canonical = canonical
    self.definitions = definitions
    valueSet = definitions.valueSet(canonical, from: structure)
    implicitSystem = valueSet == nil ? ImplicitValueSet(canonical) : nil
    soleGrammar = valueSet.flatMap { CodeGrammar(fillingGapOf: $0) }
  }

  /// Whether nothing here says which codes it has.
  var isUnknown: Bool { valueSet == nil && implicitSystem == nil }

  /// Whether a code is in it.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - system: the url of the code's system; `nil` for an element that has none, as one of type `code`.
  /// - Returns: what the definitions here can say.
  func membership(of code: Span<UInt8>, system: Span<UInt8>?) -> Membership {
    guard let valueSet else {
      guard let implicitSystem else { return .undetermined }
      return implicitSystem.membership(of: code, system: system)
    }
    let membership = code.withUnsafeBufferPointer { code in
      guard let system else { return valueSet.contains(system: nil, code: code) }
      return system.withUnsafeBufferPointer { valueSet.contains(system: $0, code: code) }
    }
    if membership == .notContained, isInOtherVersion(code, system: system) { return .contained }
    guard membership == .undetermined else { return membership }
    guard let system else {
      guard let isCode = soleGrammar?.accepts(code) else { return .undetermined }
      return isCode ? .contained : .notContained
    }
    guard let grammar = CodeGrammar(system) else { return .undetermined }
    switch grammar.accepts(code) {
    case true?: return hasWhole(grammar) ? .contained : .undetermined
    case false?: return .notContained
    case nil: return .undetermined
    }
  }

  /// Whether all codes that a grammar takes are in.
  private func hasWhole(_ grammar: CodeGrammar) -> Bool {
    valueSet?.parts.contains { part in
      part.isWholeSystem && !part.isUncertain && part.system == grammar.rawValue
    } ?? false
  }

  /// Whether another version of a system that is in as a whole has a code: packages carry systems of different age.
  private func isInOtherVersion(_ code: Span<UInt8>, system: Span<UInt8>?) -> Bool {
    guard let valueSet, valueSet.parts.contains(where: \.isWholeSystem), valueSet.excludes.isEmpty
    else { return false }
    for include in valueSet.includes {
      guard let url = include.system, include.version == nil, !include.hasConcepts,
        include.filters.isEmpty, include.valueSets.isEmpty
      else { continue }
      if let system, system.string != url { continue }
      for version in definitions.versions(ofCodeSystem: url) where version.content != .supplement {
        if code.withUnsafeBufferPointer({ version.lookup($0) }) != nil { return true }
      }
    }
    return false
  }

  /// The systems of which the value set has a code, where there are any: the system may be what is wrong.
  func systems(having code: String) -> [String]? {
    let systems = (valueSet?.systems ?? []).filter { system in
      valueSet?.contains(system: system, code: code) == .contained
    }
    return systems.isEmpty ? nil : systems
  }

  /// Codes to suggest from; not all of a very large value set.
  var codes: [String] {
    var codes: [String] = []
    for part in valueSet.map({ Array($0.parts) }) ?? [] where codes.count < 5000 {
      codes += part.codes.prefix(5000).map(\.code)
      if part.isWholeSystem { codes += part.codeSystem?.concepts.prefix(5000).map(\.code) ?? [] }
    }
    return codes
  }

  /// The words that the value set itself shows for a code.
  func display(of code: String, system: String) -> String? {
    guard let valueSet else { return nil }
    for include in valueSet.includes where include.system == system {
      if let display = include.concepts.first(where: { $0.code == code })?.display {
        return display
      }
    }
    for part in valueSet.parts where part.system == system && !part.isExcluded {
      if let display = part.codes.first(where: { $0.code == code })?.display { return display }
    }
    return nil
  }
}

/// A value set that no resource defines, because its url says what is in it.
///
/// FHIR R4, snomedct.html#implicit and loinc.html#implicit.
struct ImplicitValueSet: Sendable {
  private let system: StaticString
  /// Whether it has every code of the system, and not only some.
  private let isWhole: Bool
  /// What all codes look like, where that says enough.
  var grammar: CodeGrammar? { CodeGrammar(rawValue: "\(system)") }

  init?(_ canonical: String) {
    if canonical.hasPrefix("http://snomed.info/sct"), canonical.contains("?fhir_vs") {
      system = "http://snomed.info/sct"
      isWhole = canonical.hasSuffix("?fhir_vs")
    } else if canonical == "http://loinc.org/vs" || canonical.hasPrefix("http://loinc.org/vs/") {
      system = "http://loinc.org"
      isWhole = canonical == "http://loinc.org/vs"
    } else if canonical == "http://www.rfc-editor.org/bcp/bcp13.txt" {
      // How R4 names the set of all MIME types, where it does not use its own value set.
      system = "urn:ietf:bcp:13"
      isWhole = true
    } else {
      return nil
    }
  }

  /// The system decides; which of its codes there are is not known here.
  func membership(of code: Span<UInt8>, system: Span<UInt8>?) -> Membership {
    if let system, !system.isEqual(to: self.system) { return .notContained }
    if let isCode = grammar?.accepts(code) { return isCode ? .contained : .notContained }
    return isWhole && system != nil ? .contained : .undetermined
  }
}
