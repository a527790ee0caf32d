/// Finds the word that somebody may have meant.
enum Suggestion {
  /// The candidate that a few edits make of a word; `nil` where none is near.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    // A long text is no misspelt word, and comparing costs the product of the lengths.
    guard (2...64).contains(word.utf8.count) else { return nil }
    let folded = word.lowercased()
    let allowed = max(1, folded.utf8.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let distance = distance(Array(folded.utf8), Array(candidate.lowercased().utf8))
      if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.word
  }

  /// How many letters must be put in, taken out, replaced or swapped with their neighbour.
  static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    guard !one.isEmpty, !other.isEmpty else { return max(one.count, other.count) }
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for i in 1...one.count {
      var row = [i]
      row.reserveCapacity(last.count)
      for j in 1...other.count {
        let cost = one[i - 1] == other[j - 1] ? 0 : 1
        var least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
          least = min(least, beforeLast[j - 2] + 1)
        }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[other.count]
  }
}
