import Kyphoplasty

/// The JSON documents of a file, one after another: the file as a whole, or one a line.
///
/// Standard input is taken as a document a line when its first line is a whole JSON value, and as one document otherwise.
final class DocumentSource {
  /// A document and where it begins.
  struct Document {
    var bytes: [UInt8]
    var firstLine: Int
    /// The place of its first byte in the file.
    var offset = 0
  }

  private var reader: LineReader
  private var isPerLine: Bool
  private var pending: Document?
  private var isDone = false

  /// Opens a file.
  init(_ file: DocumentFile) throws {
    reader = LineReader(try Self.open(file), limit: .max)
    isPerLine = file.hasDocumentPerLine
    if file.isStandardInput { try sniff() }
  }

  private func sniff() throws {
    guard let first = try nextLine() else {
      // A stream that a filter left empty has no document, rather than an empty one.
      isDone = true
      return
    }
    if Self.isWholeValue(first.bytes) {
      isPerLine = true
      pending = first
      return
    }
    // The first line only begins a document that goes on over the next ones.
    let rest = try remaining()
    pending = Document(
      bytes: rest.isEmpty ? first.bytes : first.bytes + [UInt8(ascii: "\n")] + rest,
      firstLine: first.firstLine)
    isDone = true
  }

  /// The next document; `nil` after the last.
  func next() throws -> Document? {
    if let document = pending {
      pending = nil
      return document
    }
    guard !isDone else { return nil }
    if isPerLine, let line = try nextLine() { return line }
    isDone = true
    return isPerLine ? nil : Document(bytes: try remaining(), firstLine: 1)
  }

  private func nextLine() throws -> Document? {
    try reading {
      while let line = try reader.next() {
        if line.bytes.allSatisfy(\.isJSONSpace) { continue }
        return Document(bytes: line.bytes, firstLine: line.number, offset: line.offset)
      }
      return nil
    }
  }

  private func remaining() throws -> [UInt8] { try reading { try reader.rest() } }

  private static func open(_ file: DocumentFile) throws -> InputFile {
    do throws(RecordError) {
      return try InputFile(file.path)
    } catch {
      throw Failure(.unreadable, "\(error)")
    }
  }

  private func reading<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as RecordError {
      throw Failure(.unreadable, "\(error)")
    }
  }

  /// Whether brackets and braces are balanced outside of strings: enough to tell a line from the start of a document.
  private static func isWholeValue(_ bytes: [UInt8]) -> Bool {
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isInString: isEscaped = true
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "{") where !isInString, UInt8(ascii: "[") where !isInString: depth += 1
      case UInt8(ascii: "}") where !isInString, UInt8(ascii: "]") where !isInString: depth -= 1
      default: break
      }
    }
    return depth == 0 && !isInString && bytes.contains(UInt8(ascii: "{"))
  }
}

extension UInt8 {
  /// Whether JSON takes the byte for white space.
  var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
