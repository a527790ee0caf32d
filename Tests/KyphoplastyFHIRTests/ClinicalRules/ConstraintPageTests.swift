import FHIRDefinitions
import FHIRDefinitionsR4
import Kyphoplasty
import KyphoplastyFHIR
import TestSupport
import Testing

/// The page that says of each rule which constraints state it, and what none of them can say.
@Suite struct ConstraintPageTests {
  /// What of a rule no constraint says, and why; `nil` where nothing is left over.
  static let leftOver: [Int: String] = [
    1:
      "That a field of a record has a value, and a word is one of its field's: a bundle has no such fields.",
    2: "A vertebra that one level names by its code alone, and another by its name alone.",
    9: "All of it: constraints of R4 know errors and warnings, and this is an information.",
    12:
      "That a vertebroplasty is supplement alone, which needs the technique of each code's procedure.",
    16: "The codes of other families, whose regions the rule takes from the table of codes.",
    20: "All of it: constraints of R4 know errors and warnings, and this is an information.",
    25:
      "That a balloon took more than it is rated for: the rating stands on another resource, the device.",
    30:
      "That one level took more than an hour, for it is an information; that the anesthesia ends after it begins.",
    31: "A discharge at another time than the end of the encounter, for which R4 has one place.",
    33: "A death that a visit tells of, and its order to the discharge.",
    35:
      "All of it. That a fracture is old is an information. Whether it is not acute depends on imaging that showed "
      + "edema of its vertebra, and FHIRPath joins fractures and observations only by comparing each with each.",
    40: "All of it: constraints of R4 know errors and warnings, and this is an information.",
    41: "Vital signs, and the answers to single questions.",
    42: "How near a visit is to the day of its time point, for it is an information.",
    43:
      "That a body is lower after the operation than before, which needs the two heights of each level side by side.",
    45: "Whether a condition that cement can cause came from the cement.",
    46:
      "A vertebra that is named by its code alone: the order of the vertebrae is that of their names.",
    47:
      "That an identifier is one of GS1, HIBCC or ICCBBA, for its check digit takes arithmetic; labels of the latter two.",
    48: "All of it: a dateTime of R4 cannot be written otherwise, so that the base finds it.",
    49: "Check digits, which take arithmetic; forms and meanings of the codes of other resources.",
  ]

  /// The constraints by their numbers: key, severity and profile.
  private static let stated: [Int: [(key: String, severity: String, profile: String)]] = {
    var stated: [Int: [(key: String, severity: String, profile: String)]] = [:]
    for profile in Definitions.kyphoplasty(.v610).structures
    where profile.url.hasPrefix("http://example.org/fhir/kyphoplasty/") {
      for constraint in profile.elements.flatMap(\.constraints) {
        guard constraint.key.hasPrefix("kypho-"),
          let number = Int(constraint.key.dropFirst("kypho-".count).prefix { $0.isNumber })
        else { continue }
        let id = profile.url.split(separator: "/").last.map(String.init) ?? ""
        stated[number, default: []].append((constraint.key, "\(constraint.severity)", id))
      }
    }
    return stated.mapValues { $0.sorted { ($0.key, $0.profile) < ($1.key, $1.profile) } }
  }()

  @Test func whatNoConstraintSaysHasAReason() {
    for number in RuleCatalogue.numbers where Self.stated[number] == nil {
      #expect(Self.leftOver[number]?.hasPrefix("All of it") == true, "rule \(number)")
    }
    for (number, reason) in Self.leftOver {
      #expect(reason.hasPrefix("All of it") == (Self.stated[number] == nil), "rule \(number)")
    }
  }

  @Test func thePageOfTheConstraintsIsTheirList() throws {
    var text = """
      # The clinical rules as constraints

      Which rules of <doc:ClinicalRules> the profiles state in FHIRPath, so that any validator finds what breaks them.

      A constraint draws the bounds of the catalogue, and weighs what the catalogue weighs. `kypho` reports a fault by
      its rule, which names the field of the record, and by the constraint only where that rule was not run, as of a
      resource alone. Where a site has moved the bound of a rule in `kypho.yaml`, or wants less of it than a warning, the
      constraint is silent too. Each looks once at what it asks of, so that the time grows with the bundle and no
      faster.

      | No. | Constraints | What they leave to `kypho`, and why |
      |---|---|---|

      """
    for number in RuleCatalogue.numbers {
      let constraints = (Self.stated[number] ?? []).map {
        "`\($0.key)` (\($0.severity), \($0.profile))"
      }
      let list = constraints.isEmpty ? "none" : constraints.joined(separator: ", ")
      text += "| \(number) | \(list) | \(Self.leftOver[number] ?? "") |\n"
    }
    try expectSnapshot(
      Array(text.utf8),
      at: PackageFolder.root + "/Sources/Kyphoplasty/Kyphoplasty.docc/ClinicalConstraints.md")
  }
}
