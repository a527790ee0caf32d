import FHIRModel

@testable import Kyphoplasty

/// What a word of the record becomes: a code, and on what else of the record that depends.
struct RecordTerm: Hashable, Comparable, CustomStringConvertible {
  /// The list of words: `leak-site`.
  var list: String
  /// The word: `disc`.
  var word: String
  /// The code with its system; `nil` for a word that has none.
  var code: String?
  /// When the word has the code: `phase: late`; empty when always.
  var condition = ""

  var description: String { "\(list): \(word) -> \(code ?? "no code") [\(condition)]" }

  static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

/// The words of the record with the codes that the mapper has for them, found by asking the mapper.
struct RecordTerms {
  private(set) var all: Set<RecordTerm> = []

  /// Some state of the rest of the record, by the names of its fields.
  typealias Context = [String: String]

  /// Takes the codes that a word has in all contexts, and works out which of the fields they depend on.
  mutating func add(_ list: String, _ word: String, _ cases: [(Context, [String])]) {
    let codes = Set(cases.flatMap(\.1))
    guard !codes.isEmpty else {
      all.insert(RecordTerm(list: list, word: word, code: nil))
      return
    }
    let fields = Set(cases.flatMap(\.0.keys)).sorted()
    for code in codes {
      let having = cases.filter { $0.1.contains(code) }
      let conditions = fields.compactMap { field -> String? in
        let possible = Set(cases.compactMap { $0.0[field] })
        let wanted = Set(having.compactMap { $0.0[field] })
        return wanted == possible ? nil : "\(field): \(wanted.sorted().joined(separator: ", "))"
      }
      all.insert(
        RecordTerm(
          list: list, word: word, code: code, condition: conditions.joined(separator: "; ")))
    }
  }

  /// Takes a list whose words have one code each.
  mutating func add<Words: RecordWord & Coded>(_ list: String, _: Words.Type) {
    add(list, Words.self) { [$0.entry] }
  }

  /// Takes a list whose words have the same codes whatever else the record says.
  mutating func add<Words: RecordWord>(
    _ list: String, _: Words.Type, _ codes: (Words) -> [CodeEntry]
  ) {
    for word in Words.allCases { add(list, word.rawValue, [([:], codes(word).map(\.key))]) }
  }
}

extension CodeEntry {
  /// `http://loinc.org|72514-3`.
  var key: String { "\(system.uriText)|\(code)" }
}
