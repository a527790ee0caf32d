/// A place in a text.
public struct SourcePosition: Hashable, Sendable {
  /// The number of bytes before it.
  public var offset: Int
  /// The line, from 1.
  public var line: Int
  /// The column, from 1, counted in Unicode scalars as editors show them.
  public var column: Int

  /// Makes a position.
  public init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  /// Counts the lines up to an offset; a line ends with LF, CR LF or CR.
  public init(of offset: Int, in bytes: some BidirectionalCollection<UInt8>, firstLine: Int = 1) {
    var line = firstLine
    var column = 1
    var previous: UInt8 = 0
    for byte in bytes.prefix(offset) {
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
    self.init(offset: offset, line: line, column: column)
  }
}

extension SourcePosition: CustomStringConvertible {
  /// `line:column`.
  public var description: String { "\(line):\(column)" }
}

extension JSONDocument {
  /// The line and column of an offset; counted when asked, from the start of the text.
  public func position(at offset: Int) -> SourcePosition {
    SourcePosition(of: offset, in: bytes, firstLine: firstLine)
  }

  /// Where a value or key begins.
  public func position(of node: JSONNode) -> SourcePosition {
    position(at: range(of: node).lowerBound)
  }
}
