import Kyphoplasty

/// The catalogue of rules as a table: number, rule, severity, basis, and what looks at it.
enum CatalogueTable {
  static var text: String {
    var table = TextTable()
    for number in RuleCatalogue.numbers {
      for place in RuleCatalogue.places(of: number) {
        table.row(
          String(number), place.rule, place.severity.rawValue, place.basis?.rawValue ?? "-",
          place.kind.rawValue)
      }
    }
    return table.text
  }

  /// What a constraint of a profile stands for: `kypho-22`.
  static func explanation(ofConstraint key: String) -> String? {
    if let constraint = CatalogueConstraint.named(key) {
      guard let rule = constraint.rule else {
        return "\(key): a constraint of a profile, which no rule of records or of codes says\n"
      }
      let words = RuleExplanation.named(rule)?.text ?? ""
      return "\(key): the rule \(rule) as a constraint of a profile\n\n" + words
    }
    // A number alone stands for all that is said of it.
    guard key.hasPrefix("kypho-"), let number = Int(key.dropFirst("kypho-".count)),
      RuleCatalogue.numbers.contains(number)
    else { return nil }
    let rules = RuleCatalogue.places(of: number).compactMap { RuleExplanation.named($0.rule)?.text }
    return "\(key): rule \(number) of the catalogue\n\n" + rules.joined(separator: "\n")
  }
}
