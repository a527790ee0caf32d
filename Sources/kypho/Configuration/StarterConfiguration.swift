/// A `kypho.yaml` to begin with: what is needed is set, what is possible is there as a comment.
struct StarterConfiguration {
  var server: String
  var siteBase: String

  var text: String {
    var text = "# Settings of kypho. A flag and a KYPHO_* variable come before what stands here.\n"
    var open: [String] = []
    for setting in Setting.allCases where !setting.isSecret {
      let sections = Array(setting.components.dropLast())
      for depth in sections.indices where !open.starts(with: sections[...depth]) {
        open = Array(sections[...depth])
        if depth == 0 { text += "\n" }
        text += line("\(sections[depth]):", in: sections[..<depth], isComment: !isSet(open))
      }
      if sections.isEmpty { text += "\n" }
      let value = value(of: setting)
      let name = setting.components.last ?? ""
      text += line("# \(setting.help)", in: sections[...], isComment: false)
      text += line(
        value.map { "\(name): \($0)" } ?? "\(name):", in: sections[...], isComment: value == nil)
    }
    return text + RuleSection.template
  }

  /// A line below its sections; the first of them that has nothing in it makes a comment of all that is below.
  private func line(_ content: String, in sections: ArraySlice<String>, isComment: Bool) -> String {
    let live = sections.indices.prefix { isSet(Array(sections[...$0])) }.count
    let mark = live < sections.count || isComment ? "# " : ""
    let outer = String(repeating: "  ", count: live)
    let inner = String(repeating: "  ", count: sections.count - live)
    return outer + mark + inner + content + "\n"
  }

  /// Whether a section has something in it: one that is empty is no section of YAML.
  private func isSet(_ section: [String]) -> Bool {
    Setting.allCases.contains { $0.components.starts(with: section) && value(of: $0) != nil }
  }

  private func value(of setting: Setting) -> String? {
    switch setting {
    case .serverURL: server
    case .siteBase: siteBase
    case .siteSecretFile: "site-secret"
    default: nil
    }
  }
}
