internal import FHIRDefinitions
internal import LosslessJSON

/// A Library of a measure, by what expressions can name in it.
struct CQLLibrary {
  let name: String?
  let canonical: String
  /// The compiled expressions, as XML; `nil` where the library has none.
  let compiled: [UInt8]?

  init(_ json: JSONValue, canonical: String) {
    name = json["name"]?.string
    self.canonical = canonical
    compiled =
      json["content"]?.elements.lazy
      .filter { $0["contentType"]?.string == "application/elm+xml" }
      .compactMap { $0["data"]?.string.flatMap { Base64Format.decode(Array($0.utf8).span) } }
      .first
  }

  /// Whether the compiled expressions have one of a name.
  func defines(_ name: String) -> Bool {
    let attribute = Array(#" name="\#(name)""#.utf8)
    let bytes = compiled ?? []
    var start = bytes.startIndex
    while let tag = bytes[start...].firstRange(of: Array("<def ".utf8)) {
      // With the space before the first attribute.
      let first = tag.upperBound - 1
      let end = bytes[first...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex
      if bytes[first..<end].firstRange(of: attribute) != nil { return true }
      start = end
    }
    return false
  }
}

extension Walk {
  /// The libraries of a measure that are known here; says of the others that they are not.
  mutating func libraries(of measure: ElementPlace) -> [CQLLibrary] {
    var found: [CQLLibrary] = []
    for place in children("library", of: measure) {
      guard let canonical = text(of: place) else { continue }
      if let library = canonicalResource(canonical, type: "Library") {
        found.append(CQLLibrary(library, canonical: canonical))
      } else {
        report(.information, .unknownLibrary(canonical), at: place)
      }
    }
    return found
  }

  /// Checks that an expression in CQL names one of a library.
  mutating func checkCriteria(_ criteria: ElementPlace, _ libraries: [CQLLibrary]) {
    guard let language = text("language", of: criteria) else { return }
    guard language == "text/cql" || language == "text/cql.identifier" else {
      return report(.warning, .unknownLanguage(language), at: criteria)
    }
    guard let expression = text("expression", of: criteria) else { return }
    guard let first = libraries.first else { return report(.error, .noLibrary, at: criteria) }
    var library = first
    var name = expression[...]
    if let dot = expression.firstIndex(of: ".") {
      let namespace = expression[..<dot]
      name = expression[expression.index(after: dot)...]
      let named = libraries.filter { $0.name.map { $0 == namespace } ?? false }
      guard let found = named.first else {
        return report(.error, .noLibraryNamed(String(namespace)), at: criteria)
      }
      if named.count > 1 { report(.error, .severalLibraries(String(namespace)), at: criteria) }
      library = found
    } else if libraries.count > 1 {
      return report(.error, .ambiguousLibrary, at: criteria)
    }
    if library.compiled == nil {
      report(.error, .notCompiled(library.canonical), at: criteria)
    } else if !library.defines(String(name)) {
      report(.error, .notDefined(library.canonical), at: criteria)
    }
  }
}

extension Rule {
  static let measureLibrary = Rule(
    "measure.library", .notFound, "The libraries of a measure are known.",
    explanation: """
      The expressions of a measure are kept in libraries. Only with these can it be told whether an expression that the \
      measure names is there.
      """,
    remedy: "Load the package or the file with the library, or correct the url.")
  static let measureCriteria = Rule(
    "measure.criteria", .invalid, "A criterion in CQL names an expression of a library.",
    explanation: """
      The criterion of a stratifier in text/cql or text/cql.identifier names an expression in the one library of the \
      measure, or `Library.expression` where there are several. The library has its compiled form, ELM in XML, and that has \
      the expression. Other languages are not checked.
      """,
    remedy: "Add the library, or correct the name of the expression.")

  static let measureLibraryRules = [measureLibrary, measureCriteria]
}

extension Cause {
  fileprivate static func unknownLibrary(_ canonical: String) -> Cause {
    Cause(
      .measureLibrary,
      "is \(shown(url: canonical)), which is not known here, so expressions were not checked")
  }

  fileprivate static func unknownLanguage(_ language: String) -> Cause {
    Cause(.measureCriteria, "is in the language \(shown(code: language)), and was not checked")
  }

  fileprivate static var noLibrary: Cause {
    Cause(.measureCriteria, "is in CQL, and the measure has no library that is known here")
  }

  fileprivate static func noLibraryNamed(_ name: String) -> Cause {
    Cause(
      .measureCriteria, "names the library '\(shown(code: name))', which the measure does not have")
  }

  fileprivate static func severalLibraries(_ name: String) -> Cause {
    Cause(
      .measureCriteria,
      "names the library '\(shown(code: name))', and the measure has several so named")
  }

  fileprivate static var ambiguousLibrary: Cause {
    Cause(.measureCriteria, "names no library, and the measure has several")
  }

  fileprivate static func notCompiled(_ canonical: String) -> Cause {
    Cause(
      .measureCriteria,
      "needs the compiled form of \(shown(url: canonical)), which the library does not have")
  }

  fileprivate static func notDefined(_ canonical: String) -> Cause {
    Cause(.measureCriteria, "names an expression that \(shown(url: canonical)) does not define")
  }
}
