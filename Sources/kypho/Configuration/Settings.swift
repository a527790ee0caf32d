import Configuration
import Foundation
import SystemPackage

/// The values in force, each with where it came from: flag, then `KYPHO_*`, then `kypho.yaml`, then the user's file.
struct Settings {
  /// Where a value came from.
  enum Origin: Equatable {
    case flag
    case environment
    case file(String)

    var description: String {
      switch self {
      case .flag: "a flag"
      case .environment: "the environment"
      case .file(let path): path
      }
    }
  }

  struct Value {
    var text: String
    var origin: Origin
  }

  private var values: [Setting: Value] = [:]

  /// The configuration files that were read, the strongest first.
  private(set) var files: [String] = []

  /// Reads all sources.
  ///
  /// - Parameters:
  ///   - file: the file named by `--config`; without one, `kypho.yaml` here, then the user's own.
  ///   - flags: what the command line said.
  ///   - environment: the process's environment.
  /// - Returns: the values in force.
  /// - Throws: `Failure` of status 78 where a file cannot be used.
  static func load(
    file: String?, flags: [Setting: String] = [:],
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) async throws -> Settings {
    var settings = Settings()
    settings.files = try filePaths(named: file, environment: environment)
    for path in settings.files.reversed() {
      try SettingsFile.check(path)
      let provider: FileProvider<YAMLSnapshot>
      do {
        provider = try await FileProvider<YAMLSnapshot>(filePath: FilePath(path))
      } catch {
        throw Failure(.configuration, "\(path) cannot be read as configuration")
      }
      settings.take(from: ConfigReader(provider: provider), origin: .file(path))
    }
    let provider = EnvironmentVariablesProvider(environmentVariables: environment)
      .prefixKeys(with: ["kypho"])
    settings.take(from: ConfigReader(provider: provider), origin: .environment)
    for (setting, text) in flags { settings.values[setting] = Value(text: text, origin: .flag) }
    return settings
  }

  /// The value of a setting.
  subscript(setting: Setting) -> String? { values[setting]?.text }

  /// Where a setting's value came from.
  func origin(of setting: Setting) -> Origin? { values[setting]?.origin }

  /// A setting that is a whole number of at least `minimum`.
  func integer(_ setting: Setting, default value: Int, minimum: Int) throws -> Int {
    guard let text = self[setting] else { return value }
    guard let number = Int(text), number >= minimum else {
      throw wrong(setting, "a whole number of at least \(minimum)")
    }
    return number
  }

  /// A setting that is a number above zero, nil where it is not set.
  func number(_ setting: Setting) throws -> Double? {
    guard let text = self[setting] else { return nil }
    guard let number = Double(text), number > 0, number.isFinite else {
      throw wrong(setting, "a number above 0")
    }
    return number
  }

  /// A setting that is one of some words.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ setting: Setting, default value: Choice
  ) throws -> Choice {
    guard let text = self[setting] else { return value }
    guard let choice = Choice(rawValue: text) else {
      throw wrong(setting, Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  /// A setting that is `true` or `false`.
  func boolean(_ setting: Setting) throws -> Bool {
    switch self[setting]?.lowercased() {
    case nil, "false", "no", "0": false
    case "true", "yes", "1": true
    default: throw wrong(setting, "true or false")
    }
  }

  /// The failure of a value that cannot be used.
  func wrong(_ setting: Setting, _ expected: String) -> Failure {
    Failure(
      origin(of: setting) == .flag ? .usage : .configuration,
      "\(setting.rawValue) (from \(origin(of: setting)?.description ?? "nowhere")) must be \(expected)"
    )
  }

  private mutating func take(from reader: ConfigReader, origin: Origin) {
    for setting in Setting.allCases {
      guard let text = reader.string(forKey: ConfigKey(setting.components)) else { continue }
      values[setting] = Value(text: resolved(text, setting, origin), origin: origin)
    }
  }

  private func resolved(_ text: String, _ setting: Setting, _ origin: Origin) -> String {
    guard setting.isPath, case .file(let path) = origin, !text.hasPrefix("/"),
      !text.contains("://")
    else { return text }
    return FilePath(path).removingLastComponent().appending(text).string
  }

  /// The configuration files that exist, the strongest first.
  private static func filePaths(named file: String?, environment: [String: String]) throws
    -> [String]
  {
    if let file {
      guard FileManager.default.fileExists(atPath: file) else {
        throw Failure(.configuration, "there is no configuration file at \(file)")
      }
      return [file]
    }
    let home = environment["XDG_CONFIG_HOME"] ?? environment["HOME"].map { $0 + "/.config" }
    return ["kypho.yaml", home.map { $0 + "/kypho/kypho.yaml" }].compactMap { $0 }
      .filter { FileManager.default.fileExists(atPath: $0) }
  }
}
