/// A text that is nearly JSON, read as what was probably meant: comments, commas too many or missing, quotation marks left out.
///
/// Writers by hand and readers of JSON5 leave such texts behind. Each fault is named with its place, so that a checker can
/// report it and go on with the rest. Whatever else is wrong is not guessed at: the text is then refused as before.
public struct JSONRecovery: Sendable {
  /// What is not JSON, and was passed over.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// `// ...` or `/* ... */`.
    case comment
    /// A comma with nothing after it, or nothing before it.
    case extraComma
    /// Two values or members without a comma between them.
    case missingComma
    /// A key without quotation marks.
    case bareKey
    /// A text value without quotation marks.
    case bareValue
    /// A key or text in single quotation marks.
    case singleQuotes
    /// A byte order mark before the text.
    case byteOrderMark
  }

  /// One of them.
  public struct Fault: Sendable, Hashable {
    /// What it is.
    public var kind: Kind
    /// Its bytes in the text as it was given; for a comma that is missing, those of what should come after it.
    public var range: Range<Int>
    /// Where that begins in `document`.
    public var offset: Int
  }

  /// The text as it was probably meant.
  public let document: JSONDocument
  /// What was passed over, in the order of the text.
  public let faults: [Fault]
  private let map: OffsetMap

  /// Reads a text that `JSONDocument` has refused; `nil` where something else is wrong with it too.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - limits: how deep and how long a text may be.
  ///   - firstLine: the line number of the first byte, for a text that is part of a file.
  public init?(_ bytes: [UInt8], limits: JSONLimits = JSONLimits(), firstLine: Int = 1) {
    guard bytes.count <= limits.length else { return nil }
    var reader = LenientReader(bytes, depth: limits.depth)
    guard reader.read(), !reader.faults.isEmpty,
      let document = try? JSONDocument(reader.output, limits: limits, firstLine: firstLine)
    else { return nil }
    self.document = document
    faults = reader.faults
    map = reader.map
  }

  /// The bytes of the text as it was given that a stretch of `document` was read from.
  public func sourceRange(of range: Range<Int>) -> Range<Int> {
    let start = map.source(of: range.lowerBound)
    return start..<max(start, map.source(of: range.upperBound))
  }
}

/// Which offset of one text another text's offset was made from.
struct OffsetMap: Sendable {
  /// Where the difference changes, in order.
  private var steps: [(offset: Int, difference: Int)] = []

  /// Says that from an offset on, the other text is so many bytes ahead.
  mutating func append(_ offset: Int, difference: Int) {
    guard steps.last?.difference ?? 0 != difference else { return }
    steps.append((offset, difference))
  }

  func source(of offset: Int) -> Int {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, offset + (low > 0 ? steps[low - 1].difference : 0))
  }
}
