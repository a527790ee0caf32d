internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Judges a system that the definitions do not have, or of which they have no codes.
  mutating func checkUnknownSystem(_ system: JSONNode, of coding: JSONNode, _ context: CodeContext)
  {
    let grammar = withText(of: system) { CodeGrammar($0) }
    if let grammar { return check(grammar, of: coding, system: system, context) }
    let version = stringMember("version", of: coding)
    if terminology.isUnchecked(system, version: version, in: document) { return }
    let url = document.text(of: system)
    if let fault = SystemFault(url, cache.definitions) {
      let severity = fault.severity(in: context)
      return report(severity, .wrongSystem(url, fault), ofSystem: system, coding, context)
    }
    // Nobody can know these; where they may not stand is said of all urls.
    if url.contains(bytes: "example.org") || url.contains(bytes: "acme.com") { return }
    reportUncheckedSystem(system, version: version, at: coding)
  }

  private mutating func check(
    _ grammar: CodeGrammar, of coding: JSONNode, system: JSONNode, _ context: CodeContext
  ) {
    guard let code = stringMember("code", of: coding) else { return }
    if grammar == .unit { return checkUnit(code, of: coding) }
    switch withText(of: code, { grammar.accepts($0) }) {
    case true?: return
    case false?: report(.error, .malformed(document.text(of: code), grammar), atMember: code)
    case nil: reportUncheckedSystem(system, version: nil, at: coding)
    }
  }

  /// Says once for a system, and once for a version of it, that its codes were not checked.
  mutating func reportUncheckedSystem(_ system: JSONNode, version: JSONNode?, at coding: JSONNode) {
    guard probe == nil, !terminology.isUnchecked(system, version: version, in: document) else {
      return
    }
    terminology.noteUnchecked(system, version: version)
    report(
      .information,
      .uncheckedSystem(
        document.text(of: system), version: version.map { document.text(of: $0) }),
      atMember: system)
  }
}

/// Why a url is no system, as far as it can be told from the url and the definitions.
enum SystemFault {
  /// It is a value set, which chooses codes and does not define them.
  case valueSet
  /// It is a page for people, or of a version of the specification that was never published.
  case page(suggestion: String?)
  /// A system with a fixed url has more behind it: `http://loinc.org/`.
  case extended(system: String)
  /// The system is written with http, not https.
  case scheme(system: String)
  /// FHIR itself defines no such system.
  case notInFHIR(suggestion: String?)

  init?(_ url: String, _ definitions: Definitions) {
    if definitions.valueSet(url) != nil {
      self = .valueSet
    } else if let known = Self.fixed.first(where: { url.hasPrefix($0) && url != $0 }) {
      // Versions and editions of SNOMED CT are urls of their own, and go into `version`.
      self = .extended(system: known)
    } else if url.hasSuffix(".html") && url.contains(bytes: "hl7.org/")
      || url.contains(bytes: "://build.fhir.org")
    {
      self = .page(suggestion: Self.system(ofPage: url, definitions))
    } else if url.hasPrefix("https://"), let plain = Self.plain(url, definitions) {
      self = .scheme(system: plain)
    } else if let name = Self.nameInFHIR(url) {
      self = .notInFHIR(suggestion: Self.near(name, definitions))
    } else {
      return nil
    }
  }

  /// Systems whose url is complete as it is.
  private static let fixed = [
    "http://snomed.info/sct", "http://loinc.org", "http://unitsofmeasure.org",
    "http://www.nlm.nih.gov/research/umls/rxnorm",
  ]

  private static func plain(_ url: String, _ definitions: Definitions) -> String? {
    let plain = "http://" + url.dropFirst("https://".count)
    if fixed.contains(plain) || definitions.codeSystem(plain) != nil { return plain }
    let known = ["http://hl7.org/fhir/sid/", "http://dicom.nema.org/resources/ontology/DCM"]
    return known.contains { plain.hasPrefix($0) } ? plain : nil
  }

  /// `http://hl7.org/fhir/codesystem-x.html` is the page of `http://hl7.org/fhir/x`.
  private static func system(ofPage url: String, _ definitions: Definitions) -> String? {
    guard var name = url.split(separator: "/").last else { return nil }
    if name.hasSuffix(".html") { name = name.dropLast(5) }
    for prefix in ["codesystem-", "valueset-", "CodeSystem-", "ValueSet-"]
    where name.hasPrefix(prefix) {
      name = name.dropFirst(prefix.count)
    }
    return ["http://hl7.org/fhir/", "http://terminology.hl7.org/CodeSystem/"]
      .map { $0 + name }.first { definitions.codeSystem($0) != nil }
  }

  /// The name of what would be one of the systems of the FHIR specification itself, which are all here.
  private static func nameInFHIR(_ url: String) -> Substring? {
    for start in ["http://hl7.org/fhir/", "http://www.hl7.org/fhir/", "https://hl7.org/fhir/"]
    where url.hasPrefix(start) {
      let name = url.dropFirst(start.count)
      return name.contains("/") || name.isEmpty ? nil : name
    }
    return nil
  }

  private static func near(_ name: Substring, _ definitions: Definitions) -> String? {
    ["http://terminology.hl7.org/CodeSystem/", "http://hl7.org/fhir/"].map { $0 + name }
      .first { definitions.codeSystem($0) != nil }
  }

  func severity(in context: CodeContext) -> Severity {
    switch self {
    case .valueSet: .error
    case .page, .extended, .scheme, .notInFHIR: context.isInConcept ? .warning : .error
    }
  }

  var words: String {
    switch self {
    case .valueSet: "is a value set and no code system"
    case .page(let suggestion):
      "is a page and no code system"
        + (suggestion.map { "; it is \(Cause.shown(url: $0)) that is meant" } ?? "")
    case .extended(let system):
      "is no code system; \(Cause.shown(url: system)) is one, without anything behind it"
    case .scheme(let system): "is written \(Cause.shown(url: system)), with http"
    case .notInFHIR(let suggestion):
      "is no code system of FHIR"
        + (suggestion.map { "; did you mean \(Cause.shown(url: $0))?" } ?? "")
    }
  }
}

extension Rule {
  static let codeSystemURL = Rule(
    "code.system", .codeInvalid, "The system of a code is the absolute url of a code system.",
    explanation: """
      A relative system names nothing; a value set is a choice of codes, not their system; a page about a system is not the \
      system. Urls of systems are compared letter by letter, so https for http, a slash at the end or an edition behind \
      `http://snomed.info/sct` make another system. Of a CodeableConcept, and where a value set decides, such urls are a \
      warning, because another coding may do.
      """,
    remedy:
      "Write the url that the code system itself has in its `url`; a version goes into `version`.")
  static let codeSupplement = Rule(
    "code.supplement", .codeInvalid,
    "A code comes from a code system, not from a supplement to one.",
    explanation:
      "A supplement adds words and properties to the codes of another system; it has no codes of its own.",
    remedy: "Use the url of the code system that is supplemented.")
  static let codeUnchecked = Rule(
    "code.unchecked", .notSupported, "The code system of a code is known here.",
    explanation: """
      Whether a code exists can be told only where its code system is among the definitions, in the version that is asked \
      for. SNOMED CT, LOINC, ICD-10-CM and CPT are not, and systems of a site's own hardly ever. Such codes are neither \
      accepted nor refused. Said once for a system in a document.
      """,
    remedy:
      "Nothing needs mending. A package with the code system, or a terminology server, can check these codes."
  )
  static let codeFormat = Rule(
    "code.format", .codeInvalid, "A code looks as its system says that codes look.",
    explanation: """
      Some systems have rules in place of a list, or beside one that is not here: MIME types (BCP 13), languages (BCP 47), \
      currencies (ISO 4217), countries (ISO 3166), urls. A code that breaks them cannot exist.
      """,
    remedy: "Write the code as its system does: text/plain, de-CH, EUR, CH.")

  static let systemRules = [codeSystemURL, codeSupplement, codeUnchecked, codeFormat]
}

extension Cause {
  static var relativeSystem: Cause { Cause(.codeSystemURL, "must be an absolute url") }

  static func supplementAsSystem(_ system: CodeSystem) -> Cause {
    Cause(
      .codeSupplement,
      "is \(system.url), which only supplements \(system.supplements ?? "another system")")
  }

  fileprivate static func wrongSystem(_ url: String, _ fault: SystemFault) -> Cause {
    Cause(.codeSystemURL, "names the system \(shown(url: url)), which \(fault.words)")
  }

  fileprivate static func uncheckedSystem(_ url: String, version: String?) -> Cause {
    Cause(
      .codeUnchecked,
      version.map {
        "names a version that is not known here, so that none of its codes was checked: \(shown(url: url + "|" + $0))"
      }
        ?? "names a code system that is not known here, so that none of its codes was checked: \(shown(url: url))"
    )
  }

  fileprivate static func malformed(_ code: String, _ grammar: CodeGrammar) -> Cause {
    Cause(.codeFormat, "has '\(shown(code: code))', which is no \(grammar.noun)")
  }
}
