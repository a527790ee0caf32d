internal import LosslessJSON

/// Records in a JSON text: a single one, or an array of them, of which only one is in memory at a time.
///
/// The elements of the array are cut out by their brackets and quotation marks alone and then read each for itself, so
/// that a fault within one of them leaves the others whole.
struct JSONInput: RecordInput {
  private enum State {
    case start
    /// In an array, where an element or the end may come.
    case element(isFirst: Bool)
    /// In an array, after an element.
    case separator
    /// After the value that the text consists of.
    case end
  }

  private let file: String
  private let limits: RecordLimits
  private var cursor: ByteCursor
  private var state = State.start

  init(_ source: any ByteSource, after start: [UInt8], file: String, limits: RecordLimits) {
    self.file = file
    self.limits = limits
    self.cursor = ByteCursor(source, after: start)
  }

  mutating func next() throws(RecordError) -> RawItem? {
    while true {
      try cursor.skipSpace()
      let byte = try cursor.peek()
      switch (state, byte) {
      case (.start, nil):
        state = .end
        return fault(.unexpectedEnd, expected: "a record or a list of records")
      case (.start, UInt8(ascii: "[")):
        _ = try cursor.next()
        state = .element(isFirst: true)
      case (.start, .some):
        state = .end
        return try value()
      case (.element(isFirst: true), UInt8(ascii: "]")), (.separator, UInt8(ascii: "]")):
        _ = try cursor.next()
        state = .end
      case (.element, nil), (.separator, nil):
        state = .end
        return fault(.unexpectedEnd, expected: "']'")
      case (.element, UInt8(ascii: "]")), (.element, UInt8(ascii: ",")):
        let item = fault(.unexpectedCharacter, expected: "a value")
        if byte == UInt8(ascii: ",") { _ = try cursor.next() } else { state = .separator }
        return item
      case (.element, .some):
        state = .separator
        return try value()
      case (.separator, UInt8(ascii: ",")):
        _ = try cursor.next()
        state = .element(isFirst: false)
      case (.separator, .some):
        // The next element is read even where the comma before it is missing.
        state = .element(isFirst: false)
        return fault(.unexpectedCharacter, expected: "',' or ']'")
      case (.end, nil): return nil
      case (.end, .some):
        try cursor.skipAll()
        return fault(.trailingCharacters, expected: "the end")
      }
    }
  }

  private func fault(_ code: JSONError.Code, expected: String) -> RawItem {
    let place = RecordPlace.json(file: file, line: cursor.line, column: cursor.column)
    return RawItem(
      record: EncounterRecord(place: place, source: .json([])),
      findings: [RecordFinding(.malformedJSON(code, expected: expected), at: place)])
  }

  /// Cuts out the value that begins here.
  private mutating func value() throws(RecordError) -> RawItem {
    let (line, column) = (cursor.line, cursor.column)
    let limit = limits.recordLength
    var bytes: [UInt8] = []
    var scan = ValueScan()
    while !scan.isAtEnd, try cursor.peek() != nil {
      cursor.take { rest in
        let count = scan.advance(over: rest)
        if bytes.count <= limit { bytes += rest.prefix(count) }
        return count
      }
    }
    guard bytes.count <= limit else {
      let place = RecordPlace.json(file: file, line: line, column: column)
      return RawItem(
        record: EncounterRecord(place: place, source: .json(Array(bytes.prefix(256)))),
        findings: [RecordFinding(.tooLong(limit: limit), at: place)])
    }
    return JSONText.item(bytes, file: file, line: line, column: column)
  }
}

/// Finds the end of a value: the bracket that closes it, or for one without brackets what cannot be part of it.
private struct ValueScan {
  private(set) var isAtEnd = false
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isFirst = true

  /// The number of bytes that belong to the value.
  mutating func advance(over bytes: UnsafeBufferPointer<UInt8>) -> Int {
    for (index, byte) in bytes.enumerated() {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      if depth == 0, !isFirst, TextBytes.isSpace(byte) || Self.isSeparator(byte) {
        isAtEnd = true
        return index
      }
      isFirst = false
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 {
          isAtEnd = true
          return index + 1
        }
      default: break
      }
    }
    return bytes.count
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }
}
