/// What is written of a test: a line between the processes, and up to three for the reader.
enum FHIRPathReport {
  /// What stands between the parts of a line, and where the reader's lines break.
  private static let separator: Character = "\t"

  static func line(of verdict: FHIRPathRunner.Verdict, _ test: FHIRPathCase) -> String {
    if verdict.hasPassed { return "pass \(test.id)\n" }
    return line(test, expected: verdict.expected, actual: verdict.actual)
  }

  static func line(ofCrash reason: String, in test: FHIRPathCase) -> String {
    line(test, expected: "an answer", actual: reason)
  }

  private static func line(_ test: FHIRPathCase, expected: String, actual: String) -> String {
    let parts = [
      "FAIL \(test.id): \(test.expression.oneLine)", "     expected: \(expected.oneLine)",
      "     actual:   \(actual.oneLine)",
    ]
    return parts.joined(separator: String(separator)) + "\n"
  }

  static func hasPassed(_ line: String) -> Bool { line.hasPrefix("pass ") }

  /// The line as the reader sees it.
  static func lines(of line: String) -> String {
    String(line.map { $0 == separator ? "\n" : $0 })
  }
}

extension String {
  /// With single blanks where lines break and tabs are.
  fileprivate var oneLine: String {
    split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }
}
