internal import FHIRDefinitions
internal import FHIRDefinitionsR4
internal import FHIRModel
internal import LosslessJSON

/// What an OperationOutcome says about a request that failed, without the texts, which may hold patient data.
///
/// A server may write texts where codes and paths belong: what is none is not kept.
struct RefusedOutcome: Sendable, Hashable {
  /// One issue.
  struct Issue: Sendable, Hashable {
    /// `error`, `fatal`, ...
    var severity: String
    /// The code of the issue: `conflict`, `invalid`, ...
    var code: String
    /// The element, where the server names it: `Bundle.entry[3].resource.status`.
    var expression: String?

    /// The number of the entry that the issue is about, where the server says it: in the expression, or else in a text.
    var entry: Int? { Self.entry(in: expression) ?? mentionedEntry }
    /// The number behind `entry[` in the issue's texts, of which nothing else is kept.
    var mentionedEntry: Int?

    /// The number in `entry[3]`; that of an XPath, `f:entry[4]`, counts from 1.
    static func entry(in text: String?) -> Int? {
      guard let text, let start = text.ranges(of: "entry[").first else { return nil }
      let digits = text[start.upperBound...].prefix { $0.isASCII && $0.isNumber }
      guard text[start.upperBound...].dropFirst(digits.count).first == "]",
        let number = UInt32(digits)
      else { return nil }
      return text[..<start.lowerBound].hasSuffix("f:") ? Int(number) - 1 : Int(number)
    }
  }

  /// The issues, in the server's order.
  var issues: [Issue]

  /// Reads an OperationOutcome; `nil` where the body is something else.
  init?(_ body: [UInt8]) {
    guard let document = try? JSONDocument(body),
      document.value["resourceType"]?.string == "OperationOutcome",
      let issues = document.value["issue"]
    else { return nil }
    self.issues = issues.elements.map { issue in
      let place = issue["expression"] ?? issue["location"]
      return Issue(
        severity: Self.code(issue["severity"], R4.OperationOutcome.Issue.Severity.error),
        code: Self.code(issue["code"], R4.OperationOutcome.Issue.Code.unknown),
        expression: place.flatMap { Array($0.elements).first?.string }.flatMap(Self.path(of:)),
        mentionedEntry: [
          place.flatMap { Array($0.elements).first?.string }, issue["diagnostics"]?.string,
          issue["details"]?["text"]?.string,
        ].lazy.compactMap { Issue.entry(in: $0) }.first { $0 >= 0 })
    }
  }

  private static func code<Code: RawRepresentable<String>>(
    _ value: JSONValue?, _ unknown: Code
  ) -> String {
    (value?.string.flatMap(Code.init(rawValue:)) ?? unknown).rawValue
  }

  /// The part of an expression that names elements alone, `Bundle.entry[3].resource`; `nil` where there is none.
  private static func path(of expression: String) -> String? {
    let steps = expression.split(separator: ".", omittingEmptySubsequences: false)
    guard let type = steps.first, Definitions.r4.type(type) != nil else { return nil }
    return ([type] + steps.dropFirst().prefix(while: isElement)).joined(separator: ".")
  }

  /// Whether a step of a path is a name, with or without a number in brackets.
  private static func isElement(_ step: Substring) -> Bool {
    let name = step.prefix { $0.isASCII && $0.isLetter }
    let index = step[name.endIndex...]
    guard name.first?.isLowercase == true, name.count <= 64 else { return false }
    guard !index.isEmpty else { return true }
    return index.first == "[" && index.last == "]" && UInt32(index.dropFirst().dropLast()) != nil
  }
}

extension RefusedOutcome: CustomStringConvertible {
  /// Codes and places: `conflict at Bundle.entry[3]`.
  var description: String {
    issues.map { issue in issue.expression.map { "\(issue.code) at \($0)" } ?? issue.code }
      .joined(separator: ", ")
  }
}
