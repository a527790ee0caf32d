/// Findings as a test report in the XML of JUnit: a suite for each document, a failed test for each error.
///
/// A document without errors is one test that has passed; what is less than an error stands in the suite's output.
public struct JUnitRenderer: OutcomeRenderer {
  /// Makes a renderer.
  public init() {}

  /// The beginning of the report.
  public func begin() -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n".utf8)
  }

  /// The suite of one document.
  public func render(_ outcome: Outcome, file: String) -> [UInt8] {
    let failures = outcome.findings.filter { $0.severity >= .error }
    let remarks = outcome.findings.filter { $0.severity < .error }
    let name = MarkupText.escaped(file)
    let document = MarkupText.escaped(Self.label(outcome))
    let count = max(failures.count, 1)
    var text = "  <testsuite name=\"\(name)\" tests=\"\(count)\" failures=\"\(failures.count)\""
    text += " errors=\"0\" skipped=\"0\" time=\"0\">\n"
    if failures.isEmpty {
      text += "    <testcase classname=\"\(name)\" name=\"\(document)\" time=\"0\"/>\n"
    }
    for finding in failures { text += Self.testCase(finding, file: name) }
    if !remarks.isEmpty {
      text += "    <system-out>"
      for finding in remarks { text += MarkupText.escaped("\(file):\(finding)") + "\n" }
      text += "</system-out>\n"
    }
    return Array((text + "  </testsuite>\n").utf8)
  }

  /// The end of the report.
  public func end() -> [UInt8] { Array("</testsuites>\n".utf8) }

  private static func testCase(_ finding: Finding, file: String) -> String {
    let path = finding.path.description
    let name = MarkupText.escaped(path.isEmpty ? "\(finding.rule)" : "\(path): \(finding.rule)")
    let place = MarkupText.escaped("\(finding.position)")
    let message = MarkupText.escaped(finding.message)
    return """
          <testcase classname="\(file)" name="\(name)" time="0">
            <failure type="\(MarkupText.escaped(finding.rule.rawValue))" message="\(message)">\
      \(file):\(place): \(message)</failure>
          </testcase>

      """
  }

  private static func label(_ outcome: Outcome) -> String {
    guard let type = outcome.resourceType else { return "document" }
    return ResourceLabel(type: type, id: outcome.id).description
  }
}
