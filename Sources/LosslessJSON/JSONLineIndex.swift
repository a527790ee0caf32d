/// Finds the line and column of any number of offsets in a text that is counted once.
///
/// It keeps where each line begins, and how many scalars come before each block of 256 bytes: so a position in a text
/// of a single line of megabytes, as minified JSON is, costs no more than one in a text of short lines.
public struct JSONLineIndex: Sendable {
  private let document: JSONDocument?
  private let bytes: [UInt8]
  private let firstLine: Int
  /// The offsets at which lines begin; the first is 0.
  private var lineStarts: [UInt32] = [0]
  /// The number of scalars before each block.
  private var scalarsBefore: [UInt32] = []

  private static let blockSize = 256

  /// Counts the lines of a document.
  public init(_ document: JSONDocument) {
    self.init(document.bytes, firstLine: document.firstLine, document: document)
  }

  /// Counts the lines of a text of at most 4 GiB, JSON or not.
  public init(_ bytes: [UInt8], firstLine: Int = 1) {
    self.init(bytes, firstLine: firstLine, document: nil)
  }

  private init(_ bytes: [UInt8], firstLine: Int, document: JSONDocument?) {
    self.bytes = bytes
    self.firstLine = firstLine
    self.document = document
    scalarsBefore.reserveCapacity(bytes.count / Self.blockSize + 1)
    bytes.withUnsafeBufferPointer { bytes in
      var scalars: UInt32 = 0
      var block = 0
      repeat {
        scalarsBefore.append(scalars)
        let end = min(block + Self.blockSize, bytes.count)
        if Self.isPlain(bytes, block..<end) {
          scalars += UInt32(truncatingIfNeeded: end - block)
        } else {
          scalars += Self.scalars(in: bytes, block..<end)
          noteLineEnds(in: bytes, block..<end)
        }
        block = end
      } while block < bytes.count
    }
  }

  /// The line and column of an offset; of one that is past the end, those of the end.
  public func position(at offset: Int) -> SourcePosition {
    let place = max(0, min(offset, bytes.count))
    let line = lineOfByte(at: place)
    let column = scalars(before: place) - scalars(before: Int(lineStarts[line])) + 1
    return SourcePosition(offset: offset, line: firstLine + line, column: column)
  }

  /// Where a value or key of the document begins.
  ///
  /// - Precondition: the index was made from a document, and the node is of that document.
  public func position(of node: JSONNode) -> SourcePosition {
    position(at: document?.range(of: node).lowerBound ?? 0)
  }

  /// The bytes of a line without its end, by the number that positions give it; `nil` where there is no such line.
  public func rangeOfLine(_ line: Int) -> Range<Int>? {
    let index = line - firstLine
    guard lineStarts.indices.contains(index) else { return nil }
    let start = Int(lineStarts[index])
    var end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  // MARK: Counting

  /// Whether a block is of ASCII alone and may have no line end: nearly all blocks of minified JSON.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count.isMultiple(of: 16) else { return false }
    let raw = UnsafeRawBufferPointer(bytes)
    var least = SIMD16<UInt8>(repeating: 0x7F)
    var all = SIMD16<UInt8>.zero
    var offset = range.lowerBound
    while offset < range.upperBound {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
      least = pointwiseMin(least, word)
      all |= word
      offset += 16
    }
    return least.min() >= 0x20 && all.max() < 0x80
  }

  private mutating func noteLineEnds(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      if index + 8 <= range.upperBound, !ByteWord(bytes, at: index).mayHaveControl {
        index += 8
        continue
      }
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        lineStarts.append(UInt32(truncatingIfNeeded: index))
      }
    }
  }

  /// All bytes but those that continue a scalar.
  private static func scalars(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt32 {
    var continuations = 0
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      continuations += ByteWord(bytes, at: index).continuationCount
      index += 8
    }
    while index < range.upperBound {
      continuations += bytes[index] & 0xC0 == 0x80 ? 1 : 0
      index += 1
    }
    return UInt32(truncatingIfNeeded: range.count - continuations)
  }

  private func scalars(before offset: Int) -> Int {
    let block = min(offset / Self.blockSize, scalarsBefore.count - 1)
    let rest = bytes.withUnsafeBufferPointer {
      Self.scalars(in: $0, (block * Self.blockSize)..<offset)
    }
    return Int(scalarsBefore[block]) + Int(rest)
  }

  /// The last line that begins at or before an offset, from 0.
  private func lineOfByte(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
