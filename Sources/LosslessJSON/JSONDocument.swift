/// A JSON text that is read where it lies: the bytes as they came, and a flat tape that says where each value is.
///
/// Nothing is copied, rounded or boxed until asked for. A number keeps its text (`0.010` stays `0.010`), a string its
/// escapes, an object its order and its duplicate keys.
///
/// The tape has one `JSONTapeEntry` per value and one per key, in the order of the text. `[{"a":1}, 2]` makes
///
///     index   kind     range   next   count
///     0       array    0..<12   6      2
///     1       object   1..<8    4      1
///     2       string   2..<5    3            the key "a"
///     3       number   6..<7    4
///     4       number   10..<11  5
///
/// so the first child of a container is the entry after it, and `next` of a value is its sibling or, after the last
/// child, the end of the container. The members of an object alternate: key, value, key, value.
public final class JSONDocument: Sendable {
  /// The text, exactly as it was given.
  public let bytes: [UInt8]

  @usableFromInline
  let tape: JSONTape

  /// The keys that repeat an earlier key of the same object, in the order of the text.
  public let duplicateKeys: [JSONNode]

  /// The line that the first byte of this text has in the file it was taken from; 1 unless it is a line of NDJSON.
  public let firstLine: Int

  /// Reads a whole JSON text (RFC 8259), and refuses anything else.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, without a byte order mark.
  ///   - limits: how deep and how long a text may be.
  ///   - firstLine: the line number of the first byte, for a text that is part of a file.
  /// - Throws: `JSONError` at the first byte that cannot be JSON.
  public init(
    _ bytes: [UInt8], limits: JSONLimits = JSONLimits(), firstLine: Int = 1
  ) throws(JSONError) {
    do throws(JSONFault) {
      let result = try JSONScanner.scan(bytes.span, limits: limits)
      self.bytes = bytes
      self.duplicateKeys = result.duplicateKeys
      self.tape = result.tape
      self.firstLine = firstLine
    } catch {
      throw JSONError(error, in: bytes, limits: limits, firstLine: firstLine)
    }
  }

  /// The value that the text consists of.
  @inlinable public var root: JSONNode { JSONNode(index: 0) }

  /// The number of entries of the tape: every value and every key.
  @inlinable public var nodeCount: Int { tape.count }
}

/// What a text may be at most.
public struct JSONLimits: Sendable {
  /// How many containers may be open at once.
  ///
  /// FHIR itself seldom needs more than 20.
  public var depth: Int
  /// How long a text may be, in bytes.
  public var length: Int

  /// Makes limits; the defaults are 512 levels and 4 GiB.
  public init(depth: Int = 512, length: Int = Int(UInt32.max)) {
    self.depth = depth
    self.length = min(length, Int(UInt32.max))
  }
}
