internal import Kyphoplasty

/// The page of the rules that a record must meet, and the profiles that state them too.
struct RulesPage {
  static let file = "rules.html"

  let links: SiteLinks
  /// The profiles that state a constraint, by its key.
  let stated: [String: [ProfileSources.Resource]]

  var page: SitePage {
    let rules = RecordRule.all
    let rows = rules.map { row(of: $0) }
    return SitePage(
      file: Self.file, title: "Rules", kind: "Rules",
      keywords: rules.map { "\($0.id) \($0.summary)" }.joined(separator: " "),
      body: """
        <p class="kind">Rules</p>
        <h1>What a record must agree with</h1>
        <p class="lead">\(rules.count) rules of the clinical content. Those that FHIRPath can say are constraints of \
        the profiles as well, so that every validator knows them.</p>
        \(HTMLText.table(["Rule", "Breaking it is", "What it asks for", "Stated by"], rows, kind: "rules"))
        """)
  }

  private func row(of rule: RecordRule) -> [String] {
    let keys = CatalogueConstraint.all(ofRule: rule.id).map(\.key)
    let profiles = keys.flatMap { key in
      (stated[key] ?? []).map {
        HTMLText.link("\(SiteLinks.page(of: $0))#rule-\(key)", "\($0.title) (\(key))")
      }
    }
    let basis =
      switch rule.basis {
      case .judgement where rule.canBeSet:
        "<p class=\"comment\">A judgement: a site may see it otherwise.</p>"
      case .judgement: "<p class=\"comment\">A judgement.</p>"
      case .codes: "<p class=\"comment\">It follows from the code tables.</p>"
      case .source: ""
      }
    let source = rule.source.map { "<p class=\"comment\">\(HTMLText.prose($0))</p>" } ?? ""
    return [
      "<code id=\"\(HTMLText.escaped(rule.id))\">\(HTMLText.escaped(rule.id))</code>",
      rule.severity.rawValue,
      "<p>\(HTMLText.prose(rule.summary))</p><p class=\"reason\">\(HTMLText.prose(rule.explanation))</p>"
        + basis + source,
      profiles.joined(separator: "<br>"),
    ]
  }

  /// Why a constraint of ours is there: what the rule of records that says the same explains.
  static func explanation(of key: String) -> String {
    guard let id = CatalogueConstraint.named(key)?.rule, let rule = RecordRule.named(id) else {
      return ""
    }
    return "<p class=\"comment\">\(HTMLText.prose(rule.explanation)) "
      + "\(HTMLText.link("\(file)#\(rule.id)", rule.id))</p>"
  }
}
