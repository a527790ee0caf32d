internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Checks what a ValueSet is composed of against the code systems that it takes from.
  mutating func checkValueSet(_ node: JSONNode) {
    let valueSet = ElementPlace(resource: node)
    let parameters = checkParameters(of: valueSet)
    guard let compose = child("compose", of: valueSet) else { return }
    for include in children("include", of: compose) + children("exclude", of: compose) {
      checkInclude(include, parameters)
    }
  }

  private mutating func checkInclude(_ include: ElementPlace, _ parameters: [String]) {
    guard let system = text("system", of: include) else {
      if !children("concept", of: include).isEmpty || !children("filter", of: include).isEmpty {
        report(.warning, .noSystem, at: include)
      }
      return
    }
    guard URIFormat.isAbsolute(system) else {
      return report(.error, .relativeInclude(isFragment: system.hasPrefix("#")), at: include)
    }
    if let bar = system.firstIndex(of: "|") {
      return report(
        .error, .versionInSystem(String(system[..<bar])),
        at: child("system", of: include) ?? include)
    }
    let version = text("version", of: include)
    let codeSystem = cache.definitions.codeSystem(version.map { "\(system)|\($0)" } ?? system)
    guard let codeSystem else {
      if cache.definitions.codeSystem(system) == nil, cache.definitions.valueSet(system) != nil {
        report(.error, .valueSetIncluded(system), at: child("system", of: include) ?? include)
      }
      for filter in children("filter", of: include) { check(filter, nil, parameters) }
      return
    }
    if codeSystem.content == .supplement {
      return report(
        .error, .supplementIncluded(system, codeSystem.supplements),
        at: child("system", of: include) ?? include)
    }
    if codeSystem.content == .complete, options.checksTerminology {
      for concept in children("concept", of: include) {
        guard let code = text("code", of: concept), codeSystem.lookup(code) == nil else { continue }
        report(.error, .notInSystem(code, codeSystem), at: child("code", of: concept) ?? concept)
      }
    }
    for filter in children("filter", of: include) { check(filter, codeSystem, parameters) }
  }
}

extension Rule {
  static let valueSetSystem = Rule(
    "valueset.system", .invalid, "A value set takes codes from a code system, named by its url.",
    explanation: """
      `compose.include.system` is the url of a code system: absolute, without a version behind a bar, and neither that of a \
      value set nor that of a supplement. A contained code system is named by its url like any other.
      """,
    remedy:
      "Write the url of the code system; the version belongs in `version`, value sets in `valueSet`."
  )
  static let valueSetCode = Rule(
    "valueset.code", .codeInvalid, "A code that a value set lists is one of the system it names.",
    explanation: "Checked where the whole code system is here.",
    remedy: "Correct the code or the system.")

  static let valueSetRules = [
    valueSetSystem, valueSetCode, valueSetFilter, valueSetFilterProperty, valueSetParameter,
    valueSetParameterUse,
  ]
}

extension Cause {
  fileprivate static var noSystem: Cause {
    Cause(
      .valueSetSystem, "has concepts or filters and no system, so nobody can tell what they mean")
  }
  fileprivate static func relativeInclude(isFragment: Bool) -> Cause {
    Cause(
      .valueSetSystem,
      isFragment
        ? "names a contained code system by its id; it must be named by its url"
        : "has a system that is not an absolute url")
  }
  fileprivate static func versionInSystem(_ url: String) -> Cause {
    Cause(
      .valueSetSystem, "has a version behind the url \(shown(url: url)); that belongs in 'version'")
  }
  fileprivate static func valueSetIncluded(_ url: String) -> Cause {
    Cause(.valueSetSystem, "is \(shown(url: url)), which is a value set and no code system")
  }
  fileprivate static func supplementIncluded(_ url: String, _ base: String?) -> Cause {
    Cause(
      .valueSetSystem,
      "is \(shown(url: url)), which only supplements \(base ?? "another code system"), which must be named instead"
    )
  }
  fileprivate static func notInSystem(_ code: String, _ system: CodeSystem) -> Cause {
    Cause(
      .valueSetCode,
      "is '\(shown(code: code))', which \(system.url) does not have\(Suggestion(for: code, among: system.concepts.prefix(5000).lazy.map(\.code)).words)"
    )
  }
}
