/// A word or code of a site, and the record's word for it.
public struct Translation: Sendable, Hashable {
  /// The field, by its path without places in lists: `levels.side`.
  public var field: String
  /// What the site writes.
  public var code: String
  /// The record's word.
  public var word: String

  /// Makes a translation; whether field and word exist is checked where it is used.
  public init(field: String, code: String, word: String) {
    self.field = field
    self.code = code
    self.word = word
  }
}

extension SiteMapping {
  /// The value tables, in the order of the record's fields and then of the codes.
  public var translations: [Translation] {
    RecordShape.encounter.fields.indices.flatMap { field -> [Translation] in
      let table = rule(for: field)?.translations ?? [:]
      let path = RecordShape.encounter.fields[field].path
      return table.sorted { $0.key < $1.key }
        .map { Translation(field: path, code: $0.key, word: $0.value) }
    }
  }

  /// Adds translations from a file beside those that are there: a ConceptMap of FHIR in JSON, or a table in CSV.
  ///
  /// A ConceptMap tells the field by the target of a group, the logical model's element: `...encounter-record#levels.side`.
  /// A table has the columns `field`, `code` and `word`. Where a code is there already, the file's word takes its place.
  ///
  /// - Throws: all that is wrong with the file, each with line and column.
  public mutating func addTranslations(_ bytes: [UInt8], file: String) throws(SiteMappingError) {
    let start = bytes.first {
      !" \t\r\n".utf8.contains($0) && !TextEncoding.byteOrderMark.contains($0)
    }
    var list = TranslationList()
    if start == UInt8(ascii: "{") {
      list.readConceptMap(bytes)
    } else {
      list.readTable(bytes, file: file)
    }
    if list.faults.isEmpty, list.entries.isEmpty {
      list.report("has no translation in it", line: 1, column: 1)
    }
    guard list.faults.isEmpty else { throw SiteMappingError(file: file, faults: list.faults) }
    let byField = Dictionary(grouping: list.entries, by: \.field)
    for (field, entries) in byField {
      setRule(for: field) { rule in
        var translations = rule.translations ?? [:]
        for entry in entries { translations[entry.code] = entry.word }
        rule.translations = translations
      }
    }
    finish()
  }
}

/// The translations of a file, each with its field, and all that is wrong with it.
struct TranslationList {
  var entries: [(field: Int, code: String, word: String)] = []
  var faults: [SiteMappingError.Fault] = []
  private var words: [Key: String] = [:]

  private struct Key: Hashable {
    var field: Int
    var code: String
  }

  /// Takes a translation whose word the field accepts.
  mutating func add(_ field: Int, _ code: String, _ word: String, line: Int, column: Int) {
    guard !code.isEmpty else { return report("a code is missing", line: line, column: column) }
    guard let (kind, accepted) = Self.vocabulary(of: field) else {
      return report(
        "\(RecordShape.encounter.fields[field].path) is a group; only a value can be translated",
        line: line, column: column)
    }
    guard kind != .word || accepted.contains(word) else {
      let suggestion = Suggestion.nearest(to: word, among: accepted)
      let hint =
        suggestion.map { "; did you mean \($0)?" }
        ?? "; accepted: \(accepted.joined(separator: ", "))"
      return report(
        "\(word) is no word of \(RecordShape.encounter.fields[field].path)\(hint)", line: line,
        column: column)
    }
    if let known = self.words[Key(field: field, code: code)] {
      guard known != word else { return }
      return report(
        "\(code) is translated twice, as \(known) and as \(word)", line: line, column: column)
    }
    self.words[Key(field: field, code: code)] = word
    entries.append((field, code, word))
  }

  /// The field with a path; `nil`, and a fault, where there is none.
  mutating func field(_ path: String, line: Int, column: Int) -> Int? {
    if let field = RecordShape.encounter.field(at: path), field > 0 { return field }
    let paths = RecordShape.encounter.fields.dropFirst().map(\.path)
    let hint = Suggestion.nearest(to: path, among: paths).map { "; did you mean \($0)?" } ?? ""
    report("\(path) is no field of the record\(hint)", line: line, column: column)
    return nil
  }

  mutating func report(_ message: String, line: Int, column: Int) {
    faults.append(SiteMappingError.Fault(line: line, column: column, message: message))
  }

  private static func vocabulary(of field: Int) -> (ValueKind, [String])? {
    switch RecordShape.encounter.fields[field].content {
    case .value(let kind, let words), .list(let kind, let words, _): (kind, words)
    case .group, .groups: nil
    }
  }
}
