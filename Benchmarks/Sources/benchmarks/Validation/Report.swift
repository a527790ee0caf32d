import Foundation

/// Figures that are printed, and written to the file that `--json` names, an object a line, for whoever compares them.
enum Report {
  static func row(
    _ benchmark: String, _ name: String, _ value: Double, _ unit: String,
    _ details: [String: String] = [:]
  ) {
    let shown = details.filter { $0.key.first != "_" }.sorted { $0.key < $1.key }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    print(
      "  " + name.padding(toLength: 44, withPad: " ", startingAt: 0)
        + String(format: "%12.3f %@", value, unit) + (shown.isEmpty ? "" : "  \(shown)"))
    guard let path = Options.text("json") else { return }
    var object: [String: Any] = ["benchmark": benchmark, "name": name, "unit": unit]
    if value.isFinite { object["value"] = value }
    for (key, value) in details { object[key.first == "_" ? String(key.dropFirst()) : key] = value }
    guard let json = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    else { return }
    guard let file = fopen(path, "a") else { return }
    let line = [UInt8](json) + [UInt8(ascii: "\n")]
    fwrite(line, 1, line.count, file)
    fclose(file)
  }

  /// The median processor time of one call, in seconds: rounds of at least two milliseconds each.
  static func seconds(rounds: Int = 21, _ work: @escaping () throws -> Int) throws -> Times {
    var count = 1
    while count < 1 << 20 {
      let once = try times(of: [Candidate(name: "") { try repeated(count, work) }], rounds: 1)
      if once[0].median > 2e-3 { break }
      count *= 2
    }
    let repetitions = count
    let all = try times(
      of: [Candidate(name: "") { try repeated(repetitions, work) }], rounds: rounds)
    return all[0].divided(by: Double(repetitions))
  }

  private static func repeated(_ count: Int, _ work: () throws -> Int) throws -> Int {
    var sum = 0
    for _ in 0..<count { sum &+= try work() }
    return sum
  }
}
