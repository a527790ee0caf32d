import Foundation
import Kyphoplasty
import Yams

extension Settings {
  /// How much the rules matter, as the configuration files say: the stronger file decides.
  func rules() throws -> RuleSettings {
    var rules = RuleSettings()
    for path in files.reversed() {
      guard let data = FileManager.default.contents(atPath: path),
        let node = try? Yams.compose(yaml: String(decoding: data, as: UTF8.self)),
        let section = node.mapping?["rules"]
      else { continue }
      try RuleSection.apply(section, to: &rules, file: path)
    }
    // Where the site has said which region comes first, there is nothing left to know.
    let firstLevel = CodingRule.firstLevelID
    if self[.sitePrimaryRegion] != nil, !rules.decides(on: firstLevel) {
      try? rules.set(.off, forRule: firstLevel)
    }
    return rules
  }
}
