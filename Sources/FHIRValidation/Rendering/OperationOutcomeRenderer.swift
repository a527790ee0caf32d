internal import LosslessJSON

/// Each outcome as a FHIR R4 OperationOutcome on a line of its own, a clean one too.
///
/// Line, column, file and rule stand in the extensions that HL7's extensions package defines for OperationOutcome.
public struct OperationOutcomeRenderer: OutcomeRenderer {
  private static let base = "http://hl7.org/fhir/StructureDefinition/operationoutcome-"

  /// Makes a renderer.
  public init() {}

  /// One OperationOutcome.
  public func render(_ outcome: Outcome, file: String) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("resourceType", "OperationOutcome")
      json.key("extension")
      json.array { Self.write("file", "valueString", file, to: &$0) }
      json.key("issue")
      json.array { json in
        // OperationOutcome.issue must have one entry at least.
        if outcome.findings.isEmpty { Self.writeClean(to: &json) }
        for finding in outcome.findings { Self.write(finding, to: &json) }
      }
    }
    return json.finish() + [UInt8(ascii: "\n")]
  }

  private static func writeClean(to json: inout JSONWriter) {
    json.object { json in
      json.member("severity", Severity.information.rawValue)
      json.member("code", IssueType.informational.rawValue)
      json.member("diagnostics", "Nothing was found.")
    }
  }

  private static func write(_ finding: Finding, to json: inout JSONWriter) {
    json.object { json in
      json.key("extension")
      json.array { json in
        json.object { json in
          json.member("url", base + "issue-line")
          json.key("valueInteger")
          json.integer(finding.position.line)
        }
        write("issue-col", "valueString", String(finding.position.column), to: &json)
        write("message-id", "valueString", finding.rule.rawValue, to: &json)
        if let source = finding.source {
          write("issue-source", "valueString", source, to: &json)
        }
      }
      json.member("severity", finding.severity.rawValue)
      json.member("code", finding.issueType.rawValue)
      json.member("diagnostics", "\(finding.message) [\(finding.rule)]")
      let path = finding.path.description
      if !path.isEmpty {
        json.key("expression")
        json.array { $0.string(path) }
      }
    }
  }

  private static func write(
    _ name: String, _ key: StaticString, _ value: String, to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("url", base + name)
      json.member(key, value)
    }
  }
}
