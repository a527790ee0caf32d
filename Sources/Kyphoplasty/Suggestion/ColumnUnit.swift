/// The unit that stands at the end of a column's name: `Weight_lb`, `Pressure (bar)`.
enum ColumnUnit {
  /// The name before its last word, and that word; empty where the name is one word alone.
  ///
  /// Words are parted by spaces and signs; where there are none, by capitals.
  static func parts(of name: String) -> (stem: String, last: String) {
    let words = name.split { !$0.isLetter && !$0.isNumber }
    if words.count > 1 { return (words.dropLast().joined(), String(words[words.count - 1])) }
    let word = Array(words.first ?? "")
    let capital = word.indices.last { $0 > 0 && word[$0].isUppercase && !word[$0 - 1].isUppercase }
    guard let capital else { return ("", String(word)) }
    return (String(word[..<capital]), String(word[capital...]))
  }

  /// Whether a word names the unit of a field, or one that can be turned into it.
  static func isUnit(_ word: String, of unit: FieldUnit) -> Bool {
    ([unit.rawValue] + UnitConversion.sources(for: unit)).contains {
      $0.lowercased() == word.lowercased()
    }
  }

  /// The unit of a column, where it is not the one that its field has.
  static func foreignUnit(of name: String, for unit: FieldUnit) -> String? {
    let last = parts(of: name).last.lowercased()
    return UnitConversion.sources(for: unit).first {
      $0 != unit.rawValue && $0.lowercased() == last
    }
  }
}
