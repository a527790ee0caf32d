/// Goes through bytes one by one and counts lines and columns.
struct ByteCursor {
  private static let chunk = 1 << 16

  private var source: any ByteSource
  private var buffer: [UInt8]
  private var index = 0
  private var isAtEnd = false
  private var previous: UInt8 = 0

  /// The line of the next byte, from 1.
  private(set) var line = 1
  /// The column of the next byte, from 1, in Unicode scalars.
  private(set) var column = 1

  init(_ source: any ByteSource, after buffer: [UInt8] = []) {
    self.source = source
    self.buffer = buffer
  }

  mutating func peek() throws(RecordError) -> UInt8? {
    if index == buffer.count {
      guard !isAtEnd else { return nil }
      buffer = try source.read(upTo: Self.chunk)
      index = 0
      isAtEnd = buffer.isEmpty
      if isAtEnd { return nil }
    }
    return buffer[index]
  }

  mutating func next() throws(RecordError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    take { _ in 1 }
    return byte
  }

  /// Shows the bytes that are there, of which there are some after `peek()`, and goes past as many as it is told.
  mutating func take(_ body: (UnsafeBufferPointer<UInt8>) -> Int) {
    let start = index
    buffer.withUnsafeBufferPointer { bytes in
      index += body(UnsafeBufferPointer(rebasing: bytes[start...]))
      for byte in bytes[start..<index] {
        switch byte {
        case 0x0A:
          if previous != 0x0D { line += 1 }
          column = 1
        case 0x0D:
          line += 1
          column = 1
        case 0x80..<0xC0: break  // continues a scalar that is counted already
        default: column += 1
        }
        previous = byte
      }
    }
  }

  mutating func skipSpace() throws(RecordError) {
    while let byte = try peek(), TextBytes.isSpace(byte) { _ = try next() }
  }

  mutating func skipAll() throws(RecordError) {
    while try peek() != nil { index = buffer.count }
  }
}
