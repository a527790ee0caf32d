/// A `kypho.yaml` to begin with: what is needed is set, what is possible is there as a comment.
struct StarterConfiguration {
  var server: String
  var siteBase: String

  var text: String {
    var text = "# Settings of kypho. A flag and a KYPHO_* variable come before what stands here.\n"
    var section = ""
    for setting in Setting.allCases where !setting.isSecret {
      let parts = setting.components
      if parts.count > 1, parts[0] != section {
        section = parts[0]
        text += isSet(section) ? "\n\(section):\n" : "\n# \(section):\n"
      }
      let indent = parts.count > 1 ? "  " : "\n"
      let name = parts[parts.count - 1]
      let line = value(of: setting).map { "\(name): \($0)" } ?? "# \(name):"
      if parts.count > 1, isSet(parts[0]) {
        text += "\(indent)# \(setting.help)\n\(indent)\(line)\n"
      } else if parts.count > 1 {
        text += "#   # \(setting.help)\n#   \(name):\n"
      } else {
        text += "\n# \(setting.help)\n\(line)\n"
      }
    }
    return text
  }

  /// Whether a section has something in it: one that is empty is no section of YAML.
  private func isSet(_ section: String) -> Bool {
    Setting.allCases.contains { $0.components[0] == section && value(of: $0) != nil }
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
