/// Where bytes come from, some at a time.
public protocol ByteSource {
  /// The next bytes, at most so many; none at the end.
  ///
  /// - Throws: `RecordError` where they cannot be read.
  mutating func read(upTo count: Int) throws(RecordError) -> [UInt8]
}

/// Bytes that are there already.
public struct BytesInMemory: ByteSource {
  private var rest: ArraySlice<UInt8>

  /// Gives out the bytes from the first on.
  public init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// The next bytes, at most so many; none at the end.
  public mutating func read(upTo count: Int) throws(RecordError) -> [UInt8] {
    let bytes = rest.prefix(count)
    rest = rest.dropFirst(count)
    return Array(bytes)
  }
}
