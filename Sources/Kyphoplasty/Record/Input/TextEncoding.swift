/// Tells which encoding a text that is not UTF-8 is in, so that an error can say how to convert it.
enum TextEncoding {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The error for a text of which the first bytes are not those of UTF-8; `nil` where they may be.
  static func error(atStart bytes: some Collection<UInt8>, of file: String) -> RecordError? {
    let start = Array(bytes.prefix(4))
    if start.starts(with: [0xFF, 0xFE]) { return error(file, "UTF-16LE", "UTF-16") }
    if start.starts(with: [0xFE, 0xFF]) { return error(file, "UTF-16BE", "UTF-16") }
    // Without a mark: the first character of a header or of JSON is ASCII.
    if start.count >= 2, start[0] != 0, start[1] == 0 { return error(file, "UTF-16LE", "UTF-16LE") }
    if start.count >= 2, start[0] == 0, start[1] != 0 { return error(file, "UTF-16BE", "UTF-16BE") }
    return nil
  }

  /// The error for bytes in the middle of a text.
  static func error(within bytes: some Collection<UInt8>, of file: String, at place: String)
    -> RecordError
  {
    // Windows-1252 has letters and dashes where Latin-1 has control characters.
    let isWindows = bytes.contains { (0x80...0x9F).contains($0) }
    let name = isWindows ? "WINDOWS-1252" : "ISO-8859-1"
    return error(file, isWindows ? "Windows-1252" : "Latin-1 (ISO 8859-1)", name, at: place)
  }

  static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.allSatisfy({ $0 < 0x80 }) { return true }
    return String(validating: bytes, as: UTF8.self) != nil
  }

  private static func error(
    _ file: String, _ encoding: String, _ name: String, at place: String = ""
  ) -> RecordError {
    RecordError(
      .encoding, file,
      "is not UTF-8\(place); it looks like \(encoding). Convert it: iconv -f \(name) -t UTF-8")
  }
}
