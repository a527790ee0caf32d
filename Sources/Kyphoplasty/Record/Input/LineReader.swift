/// Cuts bytes into lines that end with LF, with or without CR before it.
package struct LineReader {
  package struct Line {
    /// Without the line end; only the beginning where the line is too long.
    package var bytes: [UInt8]
    /// From 1.
    package var number: Int
    /// The place of its first byte in the source.
    package var offset: Int
    package var isTooLong: Bool
  }

  private static let chunk = 1 << 16

  private var source: any ByteSource
  private let limit: Int
  private var buffer: [UInt8]
  private var start = 0
  /// The place in the source of the first byte in the buffer, but for what was left out of a line that is too long.
  private var position = 0
  private var number = 0
  private var isAtEnd = false

  /// - Parameters:
  ///   - source: what follows `buffer`.
  ///   - buffer: bytes that were read already.
  ///   - limit: the longest line.
  package init(_ source: any ByteSource, after buffer: [UInt8] = [], limit: Int) {
    self.source = source
    self.buffer = buffer
    self.limit = limit
  }

  package mutating func next() throws(RecordError) -> Line? {
    number += 1
    let offset = position + start
    var searched = start
    var isTooLong = false
    while true {
      if let end = lineFeed(from: searched) {
        defer { start = end + 1 }
        return Line(
          bytes: line(upTo: end), number: number, offset: offset,
          isTooLong: isTooLong || end - start > limit)
      }
      searched = buffer.count
      if isAtEnd {
        guard start < buffer.count || isTooLong else { return nil }
        defer { start = buffer.count }
        return Line(
          bytes: line(upTo: buffer.count), number: number, offset: offset, isTooLong: isTooLong)
      }
      if buffer.count - start > limit {
        // The rest of the line is read and forgotten.
        isTooLong = true
        position += buffer.count - start - 256
        buffer.removeSubrange((start + 256)...)
        searched = buffer.count
      }
      if start > 0 {
        buffer.removeSubrange(..<start)
        position += start
        searched -= start
        start = 0
      }
      let more = try source.read(upTo: Self.chunk)
      isAtEnd = more.isEmpty
      buffer += more
    }
  }

  /// All that follows the line that was read last.
  package mutating func rest() throws(RecordError) -> [UInt8] {
    var rest = Array(buffer[start...])
    buffer = []
    start = 0
    while !isAtEnd {
      let more = try source.read(upTo: Self.chunk)
      isAtEnd = more.isEmpty
      rest += more
    }
    return rest
  }

  private func lineFeed(from index: Int) -> Int? {
    buffer.withUnsafeBufferPointer { bytes in
      var index = index
      while index < bytes.count {
        if bytes[index] == 0x0A { return index }
        index += 1
      }
      return nil
    }
  }

  private func line(upTo end: Int) -> [UInt8] {
    let hasReturn = end > start && buffer[end - 1] == 0x0D
    return Array(buffer[start..<(hasReturn ? end - 1 : end)])
  }
}
