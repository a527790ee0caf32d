import ArgumentParser
import FHIRValidation

/// Says what a rule means.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what a rule means and how to mend what it finds.",
    discussion: """
      Every finding ends with the id of its rule in brackets. The keys of the invariants of FHIR and US Core are \
      explained, too, and those of the profiles (kypho-22): they are the numbers of the catalogue of clinical rules.

        kypho explain cardinality.min
        kypho explain dom-6
        kypho explain us-core-6
        kypho explain --list
        kypho explain --catalogue
      """)

  @Argument(help: ArgumentHelp("The id of a rule, or the key of an invariant.", valueName: "rule"))
  var rule: String?

  @Flag(help: "List all rules.")
  var list = false

  @Flag(
    help: "List the catalogue of clinical rules: number, rule, severity, basis, what looks at it.")
  var catalogue = false

  func validate() throws {
    if rule == nil, !list, !catalogue {
      throw ValidationError("name a rule, or ask for all with --list")
    }
  }

  func run() throws {
    var output = ByteOutput.standard()
    if let rule {
      guard
        let text = RuleExplanation.named(rule)?.text ?? CatalogueTable.explanation(
          ofConstraint: rule)
          ?? InvariantExplanation.of(rule)?.text
      else {
        let close = RuleExplanation.all.map(\.id).filter { $0.contains(rule) }
        let hint =
          close.isEmpty ? "--list names all of them" : "is it \(close.joined(separator: ", "))?"
        throw Failure(.usage, "there is no rule '\(rule)'; \(hint)")
      }
      try output.write(text)
    } else if catalogue {
      try output.write(CatalogueTable.text)
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
