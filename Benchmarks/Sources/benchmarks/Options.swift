/// What the command line says besides the names of benchmarks: `--count 1000 --seed 1`.
enum Options {
  static func text(_ name: String) -> String? { values["--" + name] }

  static func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }

  /// The names of benchmarks.
  static var names: [String] {
    var names: [String] = []
    var isValue = false
    for argument in CommandLine.arguments.dropFirst() {
      if isValue {
        isValue = false
      } else if argument.hasPrefix("--") {
        isValue = true
      } else {
        names.append(argument)
      }
    }
    return names
  }

  private static let values: [String: String] = {
    let arguments = CommandLine.arguments.dropFirst()
    return Dictionary(
      zip(arguments, arguments.dropFirst()).filter { $0.0.hasPrefix("--") },
      uniquingKeysWith: { $1 })
  }()
}
