internal import LosslessJSON

/// Findings in the Static Analysis Results Interchange Format, 2.1.0, which code hosts and editors read.
///
/// One run with all rules, and a result for each finding. Its fingerprint stays the same where lines are added above it.
public struct SARIFRenderer: OutcomeRenderer {
  private let tool: RenderingTool
  private var isFirst = true
  /// How often each finding has come already: two that are alike have different fingerprints.
  private var seen: [UInt64: Int] = [:]

  /// Makes a renderer that writes in the name of a tool.
  public init(tool: RenderingTool = RenderingTool()) { self.tool = tool }

  /// The tool with its rules.
  public func begin() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("name", tool.name)
      json.member("version", tool.version)
      if let url = tool.informationURL { json.member("informationUri", url) }
      json.key("rules")
      json.array { json in
        for rule in Rule.all { Self.write(rule, to: &json) }
      }
    }
    let head =
      #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#
      + #""runs":[{"columnKind":"unicodeCodePoints","tool":{"driver":"#
    return Array(head.utf8) + json.finish() + Array("},\"results\":[".utf8)
  }

  /// The results of one outcome, each on a line.
  public mutating func render(_ outcome: Outcome, file: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for finding in outcome.findings {
      bytes += Array((isFirst ? "\n" : ",\n").utf8)
      isFirst = false
      var json = JSONWriter(capacity: 1024)
      write(finding, file: file, to: &json)
      bytes += json.finish()
    }
    return bytes
  }

  /// The end of the run.
  public func end() -> [UInt8] { Array((isFirst ? "]}]}\n" : "\n]}]}\n").utf8) }

  // MARK: Rules

  private static let places = Dictionary(
    Rule.all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })

  private static func write(_ rule: Rule, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", rule.id.rawValue)
      json.key("shortDescription")
      text(rule.title, to: &json)
      json.key("fullDescription")
      text(rule.explanation, to: &json)
      json.key("help")
      text(rule.remedy, to: &json)
    }
  }

  // MARK: Results

  private mutating func write(_ finding: Finding, file: String, to json: inout JSONWriter) {
    let path = finding.path.description
    let fingerprint = self.fingerprint(of: finding, file: file)
    json.object { json in
      json.member("ruleId", finding.rule.rawValue)
      if let index = Self.places[finding.rule] { json.member("ruleIndex", index) }
      json.member("level", Self.level(finding.severity))
      json.key("message")
      Self.text(finding.message + (path.isEmpty ? "" : " (\(path))"), to: &json)
      json.key("locations")
      json.array { json in
        json.object { json in
          json.key("physicalLocation")
          Self.write(placeOf: finding, file: file, to: &json)
          if !path.isEmpty {
            json.key("logicalLocations")
            json.array { json in
              json.object { json in
                json.member("fullyQualifiedName", path)
                json.member("kind", "element")
              }
            }
          }
        }
      }
      json.key("partialFingerprints")
      json.object { $0.member("finding/v1", fingerprint) }
      json.key("properties")
      json.object { json in
        json.member("layer", tool.layer(of: finding).name)
        if let source = finding.source { json.member("source", source) }
        if let resource = finding.resource { json.member("resource", resource.description) }
      }
    }
  }

  private static func write(
    placeOf finding: Finding, file: String, to json: inout JSONWriter
  ) {
    json.object { json in
      json.key("artifactLocation")
      json.object { $0.member("uri", FileURI.reference(to: file)) }
      json.key("region")
      json.object { json in
        json.member("startLine", finding.position.line)
        json.member("startColumn", finding.position.column)
      }
    }
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .fatal, .error: "error"
    case .warning: "warning"
    case .information: "note"
    }
  }

  private static func text(_ text: String, to json: inout JSONWriter) {
    json.object { $0.member("text", text) }
  }

  /// A hash of what stays when lines are added and entries are put before it.
  private mutating func fingerprint(of finding: Finding, file: String) -> String {
    let key = FindingKey(finding, file: file)
    let hash = key.hash
    let count = seen[hash, default: 0]
    seen[hash] = count + 1
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
      + (count > 0 ? ":\(count)" : "")
  }
}
