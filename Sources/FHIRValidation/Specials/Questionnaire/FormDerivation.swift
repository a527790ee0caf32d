internal import LosslessJSON

/// A questionnaire that another derives from, and how.
struct FormDerivation {
  enum Mode {
    /// Items may be added.
    case extends
    /// Every response to the derived questionnaire answers the base too.
    case complies
  }

  let form: Form
  let mode: Mode
  let canonical: String
}

extension Walk {
  /// The questionnaires that one derives from in a way that can be checked.
  mutating func derivations(of questionnaire: JSONNode) -> [FormDerivation] {
    guard let list = document.member("derivedFrom", of: questionnaire) else { return [] }
    let siblings =
      document.member("_derivedFrom", of: questionnaire)
      .map { document.elements(of: $0).map { JSONValue(document, $0) } } ?? []
    var found: [FormDerivation] = []
    for (index, node) in document.elements(of: list).enumerated()
    where document.kind(of: node) == .string {
      descend(into: list, at: index)
      let sibling = siblings.indices.contains(index) ? siblings[index] : nil
      if let derivation = derivation(from: node, sibling) { found.append(derivation) }
      path.pop()
    }
    return found
  }

  private mutating func derivation(
    from node: JSONNode, _ sibling: JSONValue?
  ) -> FormDerivation? {
    let canonical = document.text(of: node)
    guard let base = canonicalResource(canonical, type: "Questionnaire") else {
      report(.warning, .unknownBase(canonical), at: node)
      return nil
    }
    let url = "http://hl7.org/fhir/StructureDefinition/questionnaire-derivationType"
    guard let coding = sibling?.extension(url).map({ FormCoding($0.json) }) else {
      report(.warning, .noDerivationType(canonical), at: node)
      return nil
    }
    let mode: FormDerivation.Mode
    switch coding.code {
    case "extends": mode = .extends
    case "compliesWith": mode = .complies
    case "inspiredBy": return nil
    default:
      report(.warning, .unknownDerivationType, at: node)
      return nil
    }
    return FormDerivation(form: Form(base), mode: mode, canonical: canonical)
  }
}

extension Rule {
  static let questionnaireBase = Rule(
    "questionnaire.base", .businessRule,
    "A questionnaire that another derives from can be found, and the way of deriving is stated.",
    explanation: """
      `derivedFrom` with the extension questionnaire-derivationType says whether a questionnaire extends another, complies \
      with it or was merely inspired by it. Only the first two can be checked, and only with the other questionnaire.
      """,
    remedy: "Load the questionnaire that is derived from, and state the type of derivation.")
}

extension Cause {
  fileprivate static func unknownBase(_ canonical: String) -> Cause {
    Cause(
      .questionnaireBase,
      "is \(shown(url: canonical)), which is not known here, so it was not compared")
  }

  fileprivate static func noDerivationType(_ canonical: String) -> Cause {
    Cause(
      .questionnaireBase,
      "does not say how the questionnaire derives from \(shown(url: canonical)), so it was not compared"
    )
  }

  fileprivate static var unknownDerivationType: Cause {
    Cause(.questionnaireBase, "has an unknown type of derivation, so it was not compared")
  }
}
