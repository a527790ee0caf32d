internal import LosslessJSON

/// What an OperationOutcome says about a request that failed, without the texts, which may hold patient data.
public struct RefusedOutcome: Sendable, Hashable {
  /// One issue.
  public struct Issue: Sendable, Hashable {
    /// `error`, `fatal`, ...
    public var severity: String
    /// The code of the issue: `conflict`, `invalid`, ...
    public var code: String
    /// The element, where the server names it: `Bundle.entry[3].resource.status`.
    public var expression: String?

    /// The number of the entry that the issue is about, where the server says it in the expression.
    public var entry: Int? {
      guard let step = expression?.split(separator: ".").first(where: { $0.hasPrefix("entry[") })
      else { return nil }
      return Int(step.dropFirst("entry[".count).prefix { $0 != "]" })
    }
  }

  /// The issues, in the server's order.
  public var issues: [Issue]

  /// Reads an OperationOutcome; `nil` where the body is something else.
  public init?(_ body: [UInt8]) {
    guard let document = try? JSONDocument(body),
      document.value["resourceType"]?.string == "OperationOutcome",
      let issues = document.value["issue"]
    else { return nil }
    self.issues = issues.elements.map { issue in
      let place = issue["expression"] ?? issue["location"]
      return Issue(
        severity: issue["severity"]?.string ?? "error", code: issue["code"]?.string ?? "unknown",
        expression: place.flatMap { Array($0.elements).first?.string })
    }
  }
}

extension RefusedOutcome: CustomStringConvertible {
  /// Codes and places: `conflict at Bundle.entry[3]`.
  public var description: String {
    issues.map { issue in issue.expression.map { "\(issue.code) at \($0)" } ?? issue.code }
      .joined(separator: ", ")
  }
}
