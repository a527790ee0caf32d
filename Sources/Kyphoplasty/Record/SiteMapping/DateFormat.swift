/// A form of dates and times, such as `dd.MM.yyyy HH:mm`, read strictly: every character has its place.
///
/// | letters | mean |
/// |---|---|
/// | `yyyy` | the year in four digits; two are refused, because they leave the century open |
/// | `MM`, `M` | the month in two digits, in one or two; `MMM` its first three letters in English |
/// | `dd`, `d` | the day in two digits, in one or two |
/// | `HH`, `H` | the hour, 0 to 23 |
/// | `hh`, `h` with `a` | the hour, 1 to 12, with AM or PM |
/// | `mm`, `ss`, `SSS` | minutes, seconds, a fraction of any length |
/// | `XXX` | the offset: `+01:00`, `+0100` or `Z` |
///
/// Every other character stands for itself; letters between apostrophes too.
struct DateFormat: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case number(Unit, least: Int, most: Int)
    case monthName
    case halfDay
    case fraction
    case offset
    case literal(UInt8)
  }

  private enum Unit: Sendable, Hashable {
    case year, month, day, hour, halfHour, minute, second
  }

  /// Why a text is no format.
  struct Fault: Error {
    var words: String
  }

  let text: String
  private let parts: [Part]

  init(_ text: String) throws(Fault) {
    self.text = text
    self.parts = try Self.parts(of: Array(text.utf8))
  }

  /// ISO 8601 without what FHIR asks for: seconds, an offset, the letter T.
  static let common: [DateFormat] = [
    "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm",
    "yyyy-MM-dd'T'HH:mm:ss.SSS", "yyyy-MM-dd HH:mm:ss.SSS",
  ].flatMap { [$0, $0 + "XXX"] }.compactMap { try? DateFormat($0) }

  /// Reads a text of this form that names an existing day; `nil` where it is none.
  func read(_ text: String) -> LocalTime? {
    let bytes = Array(text.utf8)
    var at = 0
    var time = LocalTime(year: 0)
    var isAfternoon: Bool?
    for part in parts {
      switch part {
      case .literal(let byte):
        guard at < bytes.count, bytes[at] == byte else { return nil }
        at += 1
      case .number(let unit, let least, let most):
        guard let number = Self.digits(bytes, &at, least, most) else { return nil }
        Self.set(unit, to: number, of: &time)
      case .monthName:
        guard let month = Self.month(bytes, &at) else { return nil }
        time.month = month
      case .fraction:
        let digits = bytes[at...].prefix(while: LabelText.isDigit)
        guard (1...9).contains(digits.count) else { return nil }
        time.fraction = LabelText.string(digits)
        at += digits.count
      case .halfDay:
        guard let half = Self.half(bytes, &at) else { return nil }
        isAfternoon = half
      case .offset:
        guard let offset = Self.offset(bytes, &at) else { return nil }
        time.offset = offset
      }
    }
    if let isAfternoon {
      guard let hour = time.hour, (1...12).contains(hour) else { return nil }
      time.hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    return at == bytes.count && time.exists ? time : nil
  }

  // MARK: Reading

  private static func set(_ unit: Unit, to number: Int, of time: inout LocalTime) {
    switch unit {
    case .year: time.year = number
    case .month: time.month = number
    case .day: time.day = number
    case .hour, .halfHour: time.hour = number
    case .minute: time.minute = number
    case .second: time.second = number
    }
  }

  private static func digits(_ bytes: [UInt8], _ at: inout Int, _ least: Int, _ most: Int) -> Int? {
    let digits = bytes[at...].prefix(most).prefix(while: LabelText.isDigit)
    guard digits.count >= least else { return nil }
    at += digits.count
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func month(_ bytes: [UInt8], _ at: inout Int) -> Int? {
    let name = LabelText.string(bytes[at...].prefix(3)).lowercased()
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    guard let index = names.firstIndex(of: name) else { return nil }
    at += 3
    return index + 1
  }

  private static func half(_ bytes: [UInt8], _ at: inout Int) -> Bool? {
    let word = LabelText.string(bytes[at...].prefix(2)).uppercased()
    guard word == "AM" || word == "PM" else { return nil }
    at += 2
    return word == "PM"
  }

  private static func offset(_ bytes: [UInt8], _ at: inout Int) -> Int? {
    guard at < bytes.count else { return nil }
    let sign = bytes[at]
    at += 1
    if sign == UInt8(ascii: "Z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = digits(bytes, &at, 2, 2)
    else { return nil }
    if at < bytes.count, bytes[at] == UInt8(ascii: ":") { at += 1 }
    guard let minutes = digits(bytes, &at, 2, 2), minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }

  // MARK: The format itself

  private static func parts(of bytes: [UInt8]) throws(Fault) -> [Part] {
    var parts: [Part] = []
    var at = 0
    while at < bytes.count {
      let letter = bytes[at]
      if letter == UInt8(ascii: "'") {
        let quoted = bytes[(at + 1)...].prefix { $0 != letter }
        guard quoted.endIndex < bytes.count else {
          throw Fault(words: "an apostrophe is not closed")
        }
        parts += quoted.map(Part.literal)
        at = quoted.endIndex + 1
        continue
      }
      let run = bytes[at...].prefix { $0 == letter }
      let isLetter = (0x41...0x5A).contains(letter) || (0x61...0x7A).contains(letter)
      if isLetter {
        parts.append(try part(named: LabelText.string(run)))
      } else {
        parts += run.map(Part.literal)
      }
      at = run.endIndex
    }
    try check(parts)
    return parts
  }

  private static func part(named letters: String) throws(Fault) -> Part {
    switch letters {
    case "yyyy": .number(.year, least: 4, most: 4)
    case "MM": .number(.month, least: 2, most: 2)
    case "M": .number(.month, least: 1, most: 2)
    case "MMM": .monthName
    case "dd": .number(.day, least: 2, most: 2)
    case "d": .number(.day, least: 1, most: 2)
    case "HH": .number(.hour, least: 2, most: 2)
    case "H": .number(.hour, least: 1, most: 2)
    case "hh": .number(.halfHour, least: 2, most: 2)
    case "h": .number(.halfHour, least: 1, most: 2)
    case "mm": .number(.minute, least: 2, most: 2)
    case "ss": .number(.second, least: 2, most: 2)
    case "SSS": .fraction
    case "a": .halfDay
    case "XXX": .offset
    case "yy":
      throw Fault(words: "yy leaves the century open; accepted: yyyy")
    default:
      throw Fault(
        words:
          "\(letters) is no part of a date; accepted: yyyy M MM MMM d dd H HH h hh a mm ss SSS XXX,"
          + " other letters between apostrophes")
    }
  }

  private static func check(_ parts: [Part]) throws(Fault) {
    func has(_ unit: Unit) -> Bool {
      parts.contains { if case .number(unit, _, _) = $0 { true } else { false } }
    }
    let hasMonth = has(.month) || parts.contains(.monthName)
    guard has(.year) else { throw Fault(words: "has no year; accepted: yyyy") }
    guard has(.halfHour) == parts.contains(.halfDay) else {
      throw Fault(words: "h and a belong together; for a day of 24 hours, write H")
    }
    let hasHour = has(.hour) || has(.halfHour)
    guard !has(.day) || hasMonth, !hasHour || has(.day), !has(.minute) || hasHour,
      !has(.second) || has(.minute), !parts.contains(.fraction) || has(.second),
      !parts.contains(.offset) || hasHour
    else { throw Fault(words: "leaves out a part between the year and the last one") }
  }
}
