public import LosslessJSON

/// A text whose interesting places are marked: `{"a": 1️⃣01}` is the text `{"a": 01}` with the marker `1️⃣` at offset 6.
///
/// A marker is a keycap: a digit, `*` or `#`, then U+FE0F and U+20E3, which Swift reads as one `Character`. So the fault
/// and the place where it is expected stand together in a test, and no column has to be counted.
public struct MarkedText: Sendable {
  /// The text without its markers.
  public private(set) var text = ""
  /// The number of bytes of `text` before each marker.
  public private(set) var offsets: [Character: Int] = [:]

  /// Splits the markers off; of a marker that stands twice, the first place counts.
  public init(_ marked: String) {
    for character in marked {
      if character.unicodeScalars.last == "\u{20E3}" {
        offsets[character] = offsets[character] ?? text.utf8.count
      } else {
        text.append(character)
      }
    }
  }

  /// The UTF-8 of `text`.
  public var bytes: [UInt8] { Array(text.utf8) }

  /// The offset of a marker.
  ///
  /// - Throws: `MissingMarker` where the text has none like it.
  public func offset(of marker: Character) throws -> Int {
    guard let offset = offsets[marker] else { throw MissingMarker(marker: marker) }
    return offset
  }

  /// The line and column of a marker.
  ///
  /// - Throws: `MissingMarker` where the text has none like it.
  public func position(of marker: Character) throws -> SourcePosition {
    SourcePosition(of: try offset(of: marker), in: bytes)
  }
}

/// A test asked for a marker that its text does not have.
public struct MissingMarker: Error {
  /// The marker that was asked for.
  public var marker: Character
}
