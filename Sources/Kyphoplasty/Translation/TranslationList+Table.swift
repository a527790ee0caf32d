extension TranslationList {
  /// Reads a table with the columns `field`, `code` and `word`; columns beside them are passed over.
  mutating func readTable(_ bytes: [UInt8], file: String) {
    let header = bytes.prefix { $0 != 0x0A }
    let delimiter =
      [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].first(where: header.contains)
      ?? UInt8(ascii: ",")
    var reader = CSVReader(BytesInMemory(bytes), file: file, delimiter: delimiter, limit: 1 << 20)
    do throws(RecordError) {
      guard let names = try reader.next() else {
        return report("is empty; accepted: a header with field, code, word", line: 1, column: 1)
      }
      let columns = names.cells.indices.map { TextBytes.string(names.text($0)).lowercased() }
      guard let field = columns.firstIndex(of: "field"), let code = columns.firstIndex(of: "code"),
        let word = columns.firstIndex(of: "word")
      else {
        return report("lacks a column; accepted: field, code, word", line: 1, column: 1)
      }
      while let row = try reader.next() {
        guard !row.isBlank else { continue }
        if let fault = row.fault {
          report(fault.words, line: row.number, column: 1)
          continue
        }
        guard
          let place = self.field(
            TextBytes.string(row.text(field)), line: row.number, column: field + 1)
        else { continue }
        add(
          place, TextBytes.string(row.text(code)), TextBytes.string(row.text(word)),
          line: row.number, column: word + 1)
      }
    } catch {
      report(error.message, line: 1, column: 1)
    }
  }
}

extension [Translation] {
  /// The translations as a table in CSV, with the columns that are read again.
  public var csv: [UInt8] {
    var text = "field,code,word\r\n"
    for entry in self {
      text += [entry.field, entry.code, entry.word].map(Self.cell).joined(separator: ",") + "\r\n"
    }
    return [UInt8](text.utf8)
  }

  private static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
