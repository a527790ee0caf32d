import FHIRDelivery
import Logging
import LosslessJSON

/// How log lines are written.
enum LogFormat: String, CaseIterable {
  case text, json
}

/// Writes one line for each log event: for a person, or as a JSON object for a collector.
struct LineLogHandler: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  private let format: LogFormat
  private let output: LogOutput

  init(_ format: LogFormat, level: Logger.Level, output: LogOutput) {
    logLevel = level
    self.format = format
    self.output = output
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    let time = UnixTime.now.text
    switch format {
    case .text:
      var line = "\(time) \(event.level.rawValue) \(event.message)"
      for (key, value) in fields { line += " \(key)=\(Self.quoted("\(value)"))" }
      output.write(line: Array(line.utf8) + [0x0A])
    case .json:
      var json = JSONWriter(capacity: 256)
      json.object { json in
        json.member("time", time)
        json.member("level", event.level.rawValue)
        json.member("message", "\(event.message)")
        for (key, value) in fields {
          json.key(key)
          json.string("\(value)")
        }
      }
      output.write(line: json.finish() + [0x0A])
    }
  }

  /// A value as one word: in quotation marks where it is more than that.
  private static func quoted(_ text: String) -> String {
    let isWord = !text.isEmpty && text.allSatisfy { !$0.isWhitespace && $0 != "\"" && $0 != "=" }
    return isWord
      ? text
      : "\""
        + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("\n", with: "\\n") + "\""
  }
}
