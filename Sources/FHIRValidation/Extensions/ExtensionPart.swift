internal import LosslessJSON

extension Walk {
  /// Whether an extension has a plain name, which only the extension around it can define.
  func isPlainPart(_ instance: Instance) -> Bool {
    guard let value = instance.value, let url = stringMember("url", of: value) else { return false }
    return !withText(of: url) { URIFormat.isAbsolute($0) }
  }

  mutating func reportUnknownPart(_ instance: Instance, in set: SliceSet) {
    let name = instance.value.flatMap { stringMember("url", of: $0) }.map { document.text(of: $0) }
    report(
      .error, .unknownPart(name ?? "", set.slices.map(\.name), of: source ?? ""),
      at: instance.anchor)
  }
}

extension Rule {
  static let extensionPart = Rule(
    "extension.part", .invalid, "A complex extension holds only the parts that it defines.",
    explanation: """
      Inside a complex extension, parts have plain names that its definition lists. Whole extensions, with an absolute url, \
      may stand there too.
      """,
    remedy: "Correct the name of the part, or use an extension of its own.")

  static let extensionPartRules = [extensionPart]
}

extension Cause {
  fileprivate static func unknownPart(_ name: String, _ names: [String], of url: String) -> Cause {
    Cause(
      .extensionPart,
      "is '\(shown(code: name))', which is no part of \(url)\(Suggestion(for: name, among: names).words)"
    )
  }
}
