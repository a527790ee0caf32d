internal import LosslessJSON

/// The extension that names the committee which is responsible for a definition.
private let workGroup = "http://hl7.org/fhir/StructureDefinition/structuredefinition-wg"

extension Walk {
  /// Checks a definition as it must be when it is published.
  mutating func checkPublication(of node: JSONNode) {
    let definition = ElementPlace(resource: node)
    if let version = text("version", of: definition), version.contains("#"),
      let place = child("version", of: definition)
    {
      report(.warning, .versionWithHash, at: place)
    }
    guard options.isForPublication, let url = text("url", of: definition), url.isHL7Canonical else {
      return
    }
    let committees = children("extension", of: definition).filter {
      text("url", of: $0) == workGroup
    }
    if committees.isEmpty { report(.error, .noWorkGroup, at: definition) }
    if committees.count > 1 { report(.error, .severalWorkGroups, at: definition) }
  }
}

extension Rule {
  static let publicationWorkGroup = Rule(
    "publication.committee", .businessRule,
    "What HL7 publishes names the one committee that is responsible for it.",
    explanation: """
      Asked for only where definitions are checked for publication, and only of those with a url of HL7: readers must know \
      whom to ask.
      """,
    remedy: "Add the extension structuredefinition-wg with the code of the committee.")
  static let publicationVersion = Rule(
    "publication.version", .businessRule, "A business version has no '#'.",
    explanation:
      "In a url '#' begins the fragment, so a canonical reference to that version is misread.",
    remedy: "Choose a version without '#'.")

  static let publicationRules = [publicationWorkGroup, publicationVersion]
}

extension Cause {
  fileprivate static var noWorkGroup: Cause {
    Cause(
      .publicationWorkGroup, "does not name the committee that is responsible for it (\(workGroup))"
    )
  }
  fileprivate static var severalWorkGroups: Cause {
    Cause(.publicationWorkGroup, "names several committees (\(workGroup))")
  }
  fileprivate static var versionWithHash: Cause {
    Cause(.publicationVersion, "has a '#', which ends a url")
  }
}
