internal import LosslessJSON

/// Findings as one JSON array: `file`, `severity`, `rule`, `layer`, `source`, `message`, `path`, `resource`, `line`,
/// `column`, `offset`, `length`.
public struct JSONRenderer: OutcomeRenderer {
  private let showValues: Bool
  private let tool: RenderingTool
  private var isFirst = true

  /// Makes a renderer; with `showValues`, findings have a `value`: the source of what they are about.
  public init(showValues: Bool = false, tool: RenderingTool = RenderingTool()) {
    self.showValues = showValues
    self.tool = tool
  }

  /// The bracket.
  public mutating func begin() -> [UInt8] { Array("[".utf8) }

  /// The findings of one outcome, each on a line.
  public mutating func render(_ outcome: Outcome, file: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for finding in outcome.findings {
      bytes += isFirst ? [UInt8(ascii: "\n")] : [UInt8(ascii: ","), UInt8(ascii: "\n")]
      isFirst = false
      var json = JSONWriter(capacity: 512)
      finding.write(
        to: &json, file: file, layer: tool.layer(of: finding),
        value: showValues ? finding.source(in: outcome) : nil)
      bytes += json.finish()
    }
    return bytes
  }

  /// The other bracket.
  public mutating func end() -> [UInt8] { Array(isFirst ? "]\n".utf8 : "\n]\n".utf8) }
}

/// Findings as JSON objects with the members of `JSONRenderer`, one a line.
public struct JSONLinesRenderer: OutcomeRenderer {
  private let showValues: Bool
  private let tool: RenderingTool

  /// Makes a renderer; with `showValues`, findings have a `value`: the source of what they are about.
  public init(showValues: Bool = false, tool: RenderingTool = RenderingTool()) {
    self.showValues = showValues
    self.tool = tool
  }

  /// The findings of one outcome.
  public func render(_ outcome: Outcome, file: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for finding in outcome.findings {
      var json = JSONWriter(capacity: 512)
      finding.write(
        to: &json, file: file, layer: tool.layer(of: finding),
        value: showValues ? finding.source(in: outcome) : nil)
      bytes += json.finish()
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
