/// The form that records come in.
public enum RecordFormat: String, Sendable, Hashable, CaseIterable {
  /// A JSON text: one record, or an array of records.
  case json
  /// One record in JSON on each line.
  case ndjson
  /// A table of encounters, alone or in a folder with the tables that are linked to it.
  case csv

  /// The form that the ending of a file's name says.
  public init?(ofFile name: String) {
    switch name.split(separator: ".").last?.lowercased() {
    case "json": self = .json
    case "ndjson", "jsonl": self = .ndjson
    case "csv", "tsv", "txt": self = .csv
    default: return nil
    }
  }

  /// Opens JSON or NDJSON; where no form is said, its beginning tells.
  static func input(
    of source: any ByteSource, file: String, format: RecordFormat?, limits: RecordLimits
  ) throws(RecordError) -> any RecordInput {
    var source = source
    var start = try source.read(upTo: 1 << 16)
    if let error = TextEncoding.error(atStart: start, of: file) { throw error }
    if start.starts(with: TextEncoding.byteOrderMark) { start.removeFirst(3) }
    if format == nil {
      // A pipe gives what there is: the first line may come in pieces.
      while start.count <= limits.recordLength, !hasWholeLine(start) {
        let more = try source.read(upTo: 1 << 16)
        if more.isEmpty { break }
        start += more
      }
    }
    switch format ?? guess(start) {
    case .ndjson: return NDJSONInput(source, after: start, file: file, limits: limits)
    default: return JSONInput(source, after: start, file: file, limits: limits)
    }
  }

  private static func hasWholeLine(_ start: [UInt8]) -> Bool {
    start.drop(while: TextBytes.isSpace).contains(0x0A)
  }

  /// NDJSON where the first line is a whole object; else JSON.
  private static func guess(_ start: [UInt8]) -> RecordFormat {
    let text = start.drop(while: TextBytes.isSpace)
    guard text.first == UInt8(ascii: "{") else { return .json }
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in text {
      if byte == 0x0A { break }
      if isEscaped {
        isEscaped = false
      } else if isInString {
        isEscaped = byte == UInt8(ascii: "\\")
        isInString = byte != UInt8(ascii: "\"")
      } else if byte == UInt8(ascii: "\"") {
        isInString = true
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
      }
    }
    return depth == 0 ? .ndjson : .json
  }
}
