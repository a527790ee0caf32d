/// The number that the Centers for Medicare and Medicaid Services give to a provider.
enum NationalProviderIdentifier {
  /// Whether a text has the form of a number: ten digits, of which the last is the check digit.
  ///
  /// It is Luhn's check digit (ISO/IEC 7812-1) of the number with the prefix 80840, health applications of the United
  /// States: "Requirements for National Provider Identifier (NPI) and NPI check digit", CMS.
  static func isValid(_ text: String) -> Bool {
    guard text.utf8.count == 10, text.utf8.allSatisfy(LabelText.isDigit) else { return false }
    var sum = 0
    for (place, digit) in ("80840" + text).utf8.reversed().enumerated() {
      let value = Int(digit - 0x30) * (place.isMultiple(of: 2) ? 1 : 2)
      sum += value > 9 ? value - 9 : value
    }
    return sum.isMultiple(of: 10)
  }
}
