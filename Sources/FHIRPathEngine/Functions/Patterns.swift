extension FunctionTable {
  /// The functions that take a regular expression, in which `.` matches line breaks also.
  static let patterns: [Function] = [
    Function(
      "matches", 1...1, gives: .boolean,
      .pattern { text, pattern, _ in .boolean(pattern.matches(in: text)) }),
    Function(
      "matchesFull", 1...1, gives: .boolean,
      .pattern { text, pattern, _ in .boolean(pattern.matchesWhole(text)) }),
    Function(
      "replaceMatches", 2...2, gives: .string,
      .pattern { text, pattern, arguments in
        .string(pattern.replacingMatches(in: text, with: arguments.first ?? ""))
      }),
  ]
}
