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
  ///
  /// For many positions of one text, `JSONLineIndex` counts once for all.
  public init(of offset: Int, in bytes: some Collection<UInt8>, firstLine: Int = 1) {
    let counted =
      bytes.withContiguousStorageIfAvailable { Self.count(to: offset, in: $0) }
      ?? Array(bytes).withUnsafeBufferPointer { Self.count(to: offset, in: $0) }
    self.init(offset: offset, line: firstLine + counted.lines, column: counted.column)
  }

  private static func count(
    to offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (lines: Int, column: Int) {
    var lines = 0
    var column = 1
    var index = 0
    let end = min(offset, bytes.count)
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        lines += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {  // else it continues a scalar that is counted already
        column += 1
      }
    }
    return (lines, column)
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
