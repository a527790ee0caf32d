internal import LosslessJSON

/// Counts lines and columns for offsets that only grow: one pass over the text for all of them.
struct PositionCounter {
  private let bytes: [UInt8]
  private var offset = 0
  private var line: Int
  private var column = 1
  private var previous: UInt8 = 0

  init(_ bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    line = firstLine
  }

  /// The position of an offset that is not before the one asked for last.
  mutating func position(at target: Int) -> SourcePosition {
    while offset < target, offset < bytes.count {
      let byte = bytes[offset]
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
      offset += 1
    }
    return SourcePosition(offset: target, line: line, column: column)
  }
}
