/// The tags of languages, BCP 47 (RFC 5646).
enum LanguageTag {
  /// The languages with two letters (ISO 639-1), all that there are; those with three are too many to list.
  private static let twoLetters: StaticString = """
    aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvhahehihohrht\
    huhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyoc\
    ojomorospapiplpsptqurmrnrorurwsascsdsesgshsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyoza\
    zhzuiwinjijwmo
    """

  /// Whether a tag is well-formed and its language may exist.
  static func isPossible(_ tag: Span<UInt8>) -> Bool {
    var start = 0
    var place = 0
    while start <= tag.count {
      var end = start
      while end < tag.count, tag[end] != UInt8(ascii: "-") { end += 1 }
      let part = tag.extracting(start..<end)
      guard (1...8).contains(part.count), part.isAlphanumeric else { return false }
      if place == 0 {
        // What begins with x or i was agreed on or registered as a whole.
        if part.count == 1 {
          return part.isEqual(ignoringCase: "x") || part.isEqual(ignoringCase: "i")
        }
        guard isLanguage(part) else { return false }
      }
      place += 1
      start = end + 1
    }
    return place > 0
  }

  private static func isLanguage(_ part: Span<UInt8>) -> Bool {
    guard part.isLetters else { return false }
    switch part.count {
    case 2: break
    case 3: return true
    default: return false
    }
    let (one, two) = (part[0] | 0x20, part[1] | 0x20)
    return twoLetters.withUTF8Buffer { list in
      stride(from: 0, to: list.count - 1, by: 2).contains { list[$0] == one && list[$0 + 1] == two }
    }
  }

  /// Whether two tags name the same language, be it in another country.
  static func isSameLanguage(_ one: String, _ other: String) -> Bool {
    let (first, second) = (one.lowercased(), other.lowercased())
    if first == second { return true }
    let (a, b) = (first.split(separator: "-"), second.split(separator: "-"))
    return a.first == b.first && (a.count <= 1 || b.count <= 1)
  }
}
