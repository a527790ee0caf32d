/// How often each word of a field comes.
struct WordCounts<Word: CaseIterable & RawRepresentable<String> & Hashable & Sendable>: Sendable {
  private var counts: [Word: Int] = [:]

  mutating func add(_ word: Word?) {
    if let word { counts[word, default: 0] += 1 }
  }

  /// What was counted, in the order of the words.
  var entries: [(String, Int)] {
    Word.allCases.compactMap { word in counts[word].map { (word.rawValue, $0) } }
  }
}

/// A sum of decimal numbers and what it is made of, without any rounding.
struct ExactMean: Sendable {
  private(set) var count = 0
  /// In thousandths.
  private(set) var sum = 0
  private(set) var least: Int?
  private(set) var greatest: Int?

  mutating func add(thousandths value: Int) {
    count += 1
    sum += value
    least = min(least ?? value, value)
    greatest = max(greatest ?? value, value)
  }

  /// Adds a number that a record holds; what has more than three places is no value of a cohort.
  mutating func add(_ decimalText: String?) {
    if let value = decimalText.flatMap(Decimals.thousandths(of:)) { add(thousandths: value) }
  }
}
