internal import FHIRDefinitions
internal import LosslessJSON

extension Walk {
  /// Says that definitions are missing: nothing can be called valid that was checked against the rest.
  mutating func checkDefinitions() {
    guard let fault = cache.definitions.faults.first else { return }
    report(
      .fatal, .unreadDefinitions(fault), bytes: document.range(of: document.root),
      path: FindingPath(steps: []))
  }
}

extension Rule {
  static let definitionsUnread = Rule(
    "definitions.unread", .notSupported,
    "The definitions that are part of the program can be read.",
    explanation: """
      The definitions of FHIR and of profiles are built into the program in a format of their own. Where that is damaged, or \
      of another version than the program, the rules in it cannot be checked, and no document is called valid.
      """,
    remedy: "Install the program again; nothing needs mending in the document.")
}

extension Cause {
  fileprivate static func unreadDefinitions(_ fault: PackError) -> Cause {
    Cause(.definitionsUnread, "was not checked against all definitions: \(fault)")
  }
}
