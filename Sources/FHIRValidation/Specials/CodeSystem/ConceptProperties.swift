internal import LosslessJSON

/// The concept properties that FHIR itself defines, with the type that each must have.
///
/// `http://hl7.org/fhir/concept-properties`, R4 and what later releases added to it.
enum StandardProperty: String, CaseIterable {
  case inactive
  case deprecated
  case status
  case effectiveDate
  case deprecationDate
  case retirementDate
  case notSelectable
  case parent
  case child
  case partOf
  case synonym
  case comment
  case itemWeight

  static let base = "http://hl7.org/fhir/concept-properties#"

  var uri: String { Self.base + rawValue }

  var type: String {
    switch self {
    case .inactive, .notSelectable: "boolean"
    case .deprecated, .effectiveDate, .deprecationDate, .retirementDate: "dateTime"
    case .status, .parent, .child, .partOf, .synonym: "code"
    case .comment: "string"
    case .itemWeight: "decimal"
    }
  }

  /// Whether the code that is its value is one of the same code system.
  var refersToConcept: Bool {
    self == .parent || self == .child || self == .partOf || self == .synonym
  }
}

/// A property as a CodeSystem declares it.
struct DeclaredProperty {
  var code: String
  var uri: String?
  var type: String?

  var standard: StandardProperty? {
    uri.flatMap { uri in StandardProperty.allCases.first { $0.uri == uri } }
  }
}

extension Walk {
  /// Checks `CodeSystem.property`, and returns what it declares.
  mutating func checkProperties(of system: ElementPlace) -> [DeclaredProperty] {
    var declared: [DeclaredProperty] = []
    for place in children("property", of: system) {
      guard let code = text("code", of: place) else { continue }
      let property = DeclaredProperty(
        code: code, uri: text("uri", of: place), type: text("type", of: place))
      if declared.contains(where: { $0.code == code }) {
        report(.error, .repeated("code", code), at: place)
      }
      if let uri = property.uri {
        if declared.contains(where: { $0.uri == uri }) {
          report(.error, .repeated("uri", uri), at: place)
        }
        check(property, uri: uri, at: place)
      } else if let known = StandardProperty(rawValue: code) {
        report(.warning, .standardCodeOnly(known), at: place)
        if let type = property.type, type != known.type {
          report(.warning, .propertyType(type, known), at: place)
        }
      } else {
        report(.information, .codeOnly(code), at: place)
      }
      declared.append(property)
    }
    return declared
  }

  private mutating func check(_ property: DeclaredProperty, uri: String, at place: ElementPlace) {
    if !URIFormat.isAbsolute(uri) { return report(.error, .relativeProperty, at: place) }
    guard uri.hasPrefix(StandardProperty.base) else { return }
    guard let known = property.standard else {
      return report(.error, .unknownStandard(uri), at: place)
    }
    if property.code != known.rawValue {
      report(.error, .propertyCode(property.code, known), at: place)
    }
    if let type = property.type, type != known.type {
      report(.error, .propertyType(type, known), at: place)
    }
  }
}

extension Rule {
  static let codeSystemProperty = Rule(
    "codesystem.property", .businessRule, "A property of a code system is declared once, as it is.",
    explanation: """
      A property has a code that is unique within the code system and, where others are to understand it, a uri. The \
      properties that FHIR itself defines have a code and a type that go with their uri; the namespace of HL7 takes no \
      others.
      """,
    remedy:
      "Correct code, uri or type; for a property of your own use a uri of your own.")
  static let codeSystemPropertyMeaning = Rule(
    "codesystem.meaning", .businessRule, "A property has a uri that says what it means.",
    explanation:
      "A code alone has a meaning only in its own code system; a uri is understood outside of it.",
    remedy: "Add the uri of the standard property, or one of your own.")
}

extension Cause {
  fileprivate static func repeated(_ what: String, _ value: String) -> Cause {
    Cause(
      .codeSystemProperty,
      "has the \(what) '\(ShownForm.codeOrURL.shown(value))', which another property has already")
  }
  fileprivate static var relativeProperty: Cause {
    Cause(.codeSystemProperty, "has a uri that is not absolute")
  }
  fileprivate static func unknownStandard(_ uri: String) -> Cause {
    Cause(.codeSystemProperty, "has the uri '\(shown(url: uri))', which HL7 does not define")
  }
  fileprivate static func propertyCode(_ code: String, _ known: StandardProperty) -> Cause {
    Cause(
      .codeSystemProperty,
      "has the code '\(shown(code: code))', where its uri \(known.uri) goes with '\(known.rawValue)'"
    )
  }
  fileprivate static func propertyType(_ type: String, _ known: StandardProperty) -> Cause {
    Cause(
      .codeSystemProperty,
      "has the type \(shown(code: type)), where '\(known.rawValue)' has the type \(known.type)")
  }
  fileprivate static func standardCodeOnly(_ known: StandardProperty) -> Cause {
    Cause(
      .codeSystemPropertyMeaning,
      "has the code '\(known.rawValue)' of a standard property without its uri \(known.uri)")
  }
  fileprivate static func codeOnly(_ code: String) -> Cause {
    Cause(.codeSystemPropertyMeaning, "has the code '\(shown(code: code))' and no uri")
  }
}
