/// One value or key on the tape of a document: 16 bytes.
@usableFromInline
@frozen
struct JSONTapeEntry: Sendable {
  /// The offset of the first byte: of a quotation mark, a bracket, a digit.
  @usableFromInline var start: UInt32
  /// The offset after the last byte.
  @usableFromInline var end: UInt32
  /// The index of the entry after this value and all that it contains.
  @usableFromInline var next: UInt32
  /// Kind in the lowest 4 bits, then `hasEscapes`, then the number of children.
  @usableFromInline var info: UInt32

  @inlinable
  init(kind: JSONKind, start: Int, end: Int, next: Int, hasEscapes: Bool = false) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.next = UInt32(truncatingIfNeeded: next)
    self.info = UInt32(kind.rawValue) | (hasEscapes ? 16 : 0)
  }

  @inlinable var kind: JSONKind {
    JSONKind(rawValue: UInt8(truncatingIfNeeded: info & 15)) ?? .null
  }
  @inlinable var hasEscapes: Bool { info & 16 != 0 }

  /// Elements of an array, members of an object; saturates at 2²⁷ − 1.
  @inlinable var count: Int {
    get { Int(info >> 5) }
    set { info = (info & 31) | (UInt32(min(newValue, 0x7FF_FFFF)) << 5) }
  }
}

/// What a JSON value is.
public enum JSONKind: UInt8, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean
  /// A number, kept as text.
  case number
  /// A string; a key is one too.
  case string
  /// `[...]`.
  case array
  /// `{...}`.
  case object
}

/// A value or key of a document, by its place on the tape: as cheap as an integer, and of use only with its document.
public struct JSONNode: Hashable, Sendable {
  /// The place on the tape.
  public let index: Int

  /// Names a place on the tape.
  @inlinable public init(index: Int) { self.index = index }
}
