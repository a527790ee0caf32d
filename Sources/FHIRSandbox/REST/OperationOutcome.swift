import LosslessJSON

/// Writes OperationOutcome resources.
enum OperationOutcome {
  static func bytes(of refusal: Refusal) -> [UInt8] {
    bytes(
      severity: "error", code: refusal.issue.rawValue, diagnostics: refusal.diagnostics,
      expression: refusal.expression)
  }

  static func success(_ diagnostics: String) -> [UInt8] {
    bytes(
      severity: "information", code: "informational", diagnostics: diagnostics, expression: nil)
  }

  private static func bytes(
    severity: String, code: String, diagnostics: String, expression: String?
  ) -> [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.object { json in
      json.member("resourceType", "OperationOutcome")
      json.key("issue")
      json.array { json in
        json.object { json in
          json.member("severity", severity)
          json.member("code", code)
          json.member("diagnostics", diagnostics)
          if let expression {
            json.key("expression")
            json.array { $0.string(expression) }
          }
        }
      }
    }
    return json.finish()
  }
}
