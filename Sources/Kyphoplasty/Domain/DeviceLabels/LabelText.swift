internal import FHIRModel

/// The small parts that labels of all agencies are made of.
///
/// Years of two digits are of this century: no device had a unique identifier before it.
enum LabelText {
  typealias Fault = UniqueDeviceIdentifier.Fault

  static func string(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// A lot or serial number: printable ASCII without spaces.
  static func name(_ bytes: ArraySlice<UInt8>, atMost limit: Int) throws(Fault) -> String {
    guard (1...limit).contains(bytes.count), bytes.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw .malformed }
    return string(bytes)
  }

  static func optionalName(_ bytes: ArraySlice<UInt8>, atMost limit: Int) throws(Fault) -> String? {
    bytes.isEmpty ? nil : try name(bytes, atMost: limit)
  }

  /// `YYMMDD`; the day 00 leaves the day open.
  static func yearMonthDay(_ bytes: ArraySlice<UInt8>) throws(Fault) -> R4.Date {
    guard bytes.count == 6, bytes.allSatisfy(isDigit) else { throw .malformed }
    let text = Array(bytes)
    let month = "20\(string(text[0..<2]))-\(string(text[2..<4]))"
    let day = string(text[4..<6])
    return try existing(day == "00" ? month : "\(month)-\(day)")
  }

  /// `YYYYMMDD`.
  static func fullDate(_ bytes: ArraySlice<UInt8>) throws(Fault) -> R4.Date {
    guard bytes.count == 8, bytes.allSatisfy(isDigit) else { throw .malformed }
    let text = Array(bytes)
    return try existing("\(string(text[0..<4]))-\(string(text[4..<6]))-\(string(text[6..<8]))")
  }

  /// `YYJJJ`, where JJJ counts the days of the year from 1.
  static func yearAndDay(_ bytes: ArraySlice<UInt8>) throws(Fault) -> R4.Date {
    guard bytes.count == 5, let number = Int(string(bytes)) else { throw .malformed }
    return try day(number % 1000, of: 2000 + number / 1000)
  }

  /// `YYYJJJ`, where YYY is the year without its first digit.
  static func millenniumYearAndDay(_ bytes: ArraySlice<UInt8>) throws(Fault) -> R4.Date {
    guard bytes.count == 6, let number = Int(string(bytes)) else { throw .malformed }
    return try day(number % 1000, of: 2000 + number / 1000)
  }

  private static func day(_ ordinal: Int, of year: Int) throws(Fault) -> R4.Date {
    var rest = ordinal
    for month in 1...12 {
      let length = CivilDate.days(in: month, of: year)
      if (1...length).contains(rest) {
        return try existing(CivilDate(year: year, month: month, day: rest).text)
      }
      rest -= length
    }
    throw .date
  }

  private static func existing(_ text: String) throws(Fault) -> R4.Date {
    guard let date = R4.Date(text) else { throw .date }
    return date
  }
}
