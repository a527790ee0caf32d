internal import LosslessJSON

/// Records in NDJSON: one on each line, so that a broken line costs one record.
struct NDJSONInput: RecordInput {
  private let file: String
  private let limits: RecordLimits
  private var lines: LineReader

  /// Begins with the bytes of `start`, which follows a byte order mark, and goes on with those of the source.
  init(_ source: any ByteSource, after start: [UInt8], file: String, limits: RecordLimits) {
    self.file = file
    self.limits = limits
    self.lines = LineReader(source, after: start, limit: limits.recordLength)
  }

  mutating func next() throws(RecordError) -> RawItem? {
    while let line = try lines.next() {
      if line.bytes.allSatisfy(TextBytes.isSpace) { continue }
      let place = RecordPlace.json(file: file, line: line.number, column: 1)
      if line.isTooLong {
        return RawItem(
          record: EncounterRecord(place: place, source: .json(line.bytes)),
          findings: [RecordFinding(.tooLong(limit: limits.recordLength), at: place)])
      }
      return JSONText.item(line.bytes, file: file, line: line.number, column: 1)
    }
    return nil
  }
}

/// Makes an item of the bytes of one JSON value.
enum JSONText {
  static func item(_ bytes: [UInt8], file: String, line: Int, column: Int) -> RawItem {
    let start = bytes.prefix(while: TextBytes.isSpace).count
    let position = SourcePosition(of: start, in: bytes, firstLine: line)
    let place = RecordPlace.json(
      file: file, line: position.line,
      column: position.column + (position.line == line ? column - 1 : 0))
    do {
      let document = try JSONDocument(bytes, limits: JSONLimits(depth: 64), firstLine: line)
      let raw = RawRecord(document: document, origin: .json(file: file, column: column))
      let key = document.member("key", of: document.root).flatMap { node in
        document.kind(of: node) == .string ? document.text(of: node) : nil
      }
      return RawItem(
        record: EncounterRecord(place: place, key: key, source: .json(bytes)), raw: raw)
    } catch {
      let shift = error.position.line == line ? column - 1 : 0
      let fault = RecordPlace.json(
        file: file, line: error.position.line, column: error.position.column + shift)
      return RawItem(
        record: EncounterRecord(place: place, source: .json(bytes)),
        findings: [
          RecordFinding(.malformedJSON(error.code, expected: error.expected), at: fault)
        ])
    }
  }
}
