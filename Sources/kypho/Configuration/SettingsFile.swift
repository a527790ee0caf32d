import Foundation
import Kyphoplasty
import Yams

/// Checks a configuration file before it is used: what is misspelt would otherwise be ignored without a word.
enum SettingsFile {
  static func check(_ path: String) throws {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)
    else { throw Failure(.configuration, "\(path) is not readable as UTF-8 text") }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw Failure(.configuration, "\(path): \(describe(error))")
    }
    guard let node else { return }
    guard node.mapping != nil else {
      throw Failure(.configuration, "\(path) must hold settings such as 'server:' and 'site:'")
    }
    try check(node, prefix: [], path: path)
  }

  private static func check(_ node: Node, prefix: [String], path: String) throws {
    guard let mapping = node.mapping else { return }
    for (key, value) in mapping {
      let place = key.mark.map { "\(path):\($0.line):\($0.column)" } ?? path
      let components = prefix + [key.string ?? ""]
      let name = components.joined(separator: ".")
      if components == ["rules"] {
        var rules = RuleSettings()
        try RuleSection.apply(value, to: &rules, file: path)
        continue
      }
      let isSection = Setting.allCases.contains {
        $0.components.count > components.count && $0.components.starts(with: components)
      }
      if isSection, value.mapping != nil {
        try check(value, prefix: components, path: path)
      } else if let setting = Setting(rawValue: name) {
        try check(setting, value, place: place)
      } else {
        let names = Setting.allCases.map(\.rawValue)
        let advice =
          nearest(to: name, of: names).map { "did you mean '\($0)'?" }
          ?? "the settings are \(names.joined(separator: ", "))"
        throw Failure(.configuration, "\(place): '\(name)' is no setting; \(advice)")
      }
    }
  }

  /// The name that is a few letters away, or lies in another section; nil where none does.
  static func nearest(to text: String, of names: [String]) -> String? {
    let text = text.lowercased()
    let last = text.split(separator: ".").last.map(String.init) ?? text
    let moved = names.filter { $0.lowercased().split(separator: ".").last.map(String.init) == last }
    let nearest = names.map { (name: $0, distance: distance(text, $0.lowercased())) }
      .min { $0.distance < $1.distance }
    if let nearest, nearest.distance <= min(3, text.count / 3) { return nearest.name }
    return moved.count == 1 ? moved.first : nil
  }

  /// How many letters have to be put in, taken out or changed.
  private static func distance(_ one: String, _ other: String) -> Int {
    let (one, other) = (Array(one.utf8.prefix(100)), Array(other.utf8))
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var diagonal = i
      row[0] = i + 1
      for (j, expected) in other.enumerated() {
        let changed = diagonal + (letter == expected ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
      }
    }
    return row.last ?? 0
  }

  private static func check(_ setting: Setting, _ value: Node, place: String) throws {
    guard value.scalar != nil else {
      throw Failure(.configuration, "\(place): '\(setting.rawValue)' must be one value")
    }
    if setting.isSecret {
      throw Failure(
        .configuration,
        "\(place): '\(setting.rawValue)' is a secret: give it by the environment, or name a file with '\(setting.rawValue)File'"
      )
    }
  }

  private static func describe(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "\(mark.line):\(mark.column): \(problem)"
    default: "is not YAML"
    }
  }
}
