import Foundation
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
      let isSection = Setting.allCases.contains {
        $0.components.count > components.count && $0.components.starts(with: components)
      }
      if isSection, value.mapping != nil {
        try check(value, prefix: components, path: path)
      } else if let setting = Setting(rawValue: name) {
        try check(setting, value, place: place)
      } else {
        let known = Setting.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(
          .configuration, "\(place): '\(name)' is no setting; the settings are \(known)")
      }
    }
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
