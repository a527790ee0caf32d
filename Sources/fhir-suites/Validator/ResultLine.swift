import FHIRValidation
import LosslessJSON

/// What a run gave, as one JSON object on a line.
enum ResultLine {
  /// What was found, and how long the validation took.
  static func found(
    _ outcome: Outcome, in task: SuiteManifest.Task, taking duration: Duration
  ) -> [UInt8] {
    var json = JSONWriter(capacity: 1024)
    json.object { json in
      json.member("name", task.name)
      json.member("mode", task.mode)
      json.key("issues")
      json.array { json in
        for finding in outcome.findings { write(finding, to: &json) }
      }
      json.key("ms")
      json.number(milliseconds(duration))
    }
    return json.finish() + [UInt8(ascii: "\n")]
  }

  /// Why there is nothing to say about the document.
  static func failure(_ task: SuiteManifest.Task, _ reason: String) -> [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.object { json in
      json.member("name", task.name)
      json.member("mode", task.mode)
      json.member("crash", reason)
    }
    return json.finish() + [UInt8(ascii: "\n")]
  }

  private static func write(_ finding: Finding, to json: inout JSONWriter) {
    json.object { json in
      json.member("severity", finding.severity.rawValue)
      json.member("code", finding.issueType.rawValue)
      json.member("path", finding.path.description)
      json.member("rule", finding.rule.rawValue)
      json.key("line")
      json.integer(finding.position.line)
      json.member("message", finding.message)
    }
  }

  private static func milliseconds(_ duration: Duration) -> String {
    let microseconds =
      duration.components.seconds * 1_000_000
      + duration.components.attoseconds / 1_000_000_000_000
    let fraction = String(microseconds % 1000)
    return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
