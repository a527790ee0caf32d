import ArgumentParser
import FHIRValidation

/// Says what a rule means.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a rule means and how to mend what it finds.",
    discussion: """
      Every finding ends with the id of its rule in brackets. The keys of FHIR's own invariants are explained, too.

        kypho explain cardinality.min
        kypho explain dom-6
        kypho explain --list
      """)

  @Argument(help: ArgumentHelp("The id of a rule, or the key of an invariant.", valueName: "rule"))
  var rule: String?

  @Flag(help: "List all rules.")
  var list = false

  func validate() throws {
    if rule == nil, !list { throw ValidationError("name a rule, or ask for all with --list") }
  }

  func run() throws {
    var output = ByteOutput.standard()
    if let rule {
      guard let text = RuleExplanation.named(rule)?.text ?? InvariantExplanation(rule)?.text else {
        let close = RuleExplanation.all.map(\.id).filter { $0.contains(rule) }
        let hint =
          close.isEmpty ? "--list names all of them" : "is it \(close.joined(separator: ", "))?"
        throw Failure(.usage, "there is no rule '\(rule)'; \(hint)")
      }
      try output.write(text)
    } else {
      var table = TextTable()
      for rule in RuleExplanation.all.sorted(by: { $0.id < $1.id }) {
        table.row(rule.id, rule.title)
      }
      try output.write(table.text)
    }
    try output.flush()
  }
}
