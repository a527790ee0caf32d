/// The check digits of codes.
public enum CheckDigit {
  /// Whether the text is a SNOMED CT identifier: 6 to 18 digits of which the last is right by Verhoeff's scheme.
  ///
  /// According to the SNOMED CT release file specification, section 6.3, which uses the dihedral group D5.
  public static func isSNOMEDIdentifier(_ text: String) -> Bool {
    let digits = text.utf8.compactMap { (0x30...0x39).contains($0) ? Int($0 - 0x30) : nil }
    guard digits.count == text.utf8.count, (6...18).contains(digits.count), digits[0] != 0 else {
      return false
    }
    var check = 0
    for (place, digit) in digits.reversed().enumerated() {
      var permuted = digit
      for _ in 0..<(place % 8) { permuted = permutation[permuted] }
      check = product(check, permuted)
    }
    return check == 0
  }

  /// Whether the text is a LOINC code: digits, a hyphen, and the right check digit (modulus 10, Luhn).
  public static func isLOINC(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...7).contains(parts[0].count), parts[1].utf8.count == 1,
      parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }), let check = Int(parts[1])
    else { return false }
    var sum = 0
    for (place, digit) in parts[0].utf8.reversed().enumerated() {
      let value = Int(digit - 0x30) * (place.isMultiple(of: 2) ? 2 : 1)
      sum += value / 10 + value % 10
    }
    return (sum + check).isMultiple(of: 10)
  }

  private static let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]

  /// The product in the dihedral group D5: 0 to 4 are rotations, 5 to 9 reflections.
  private static func product(_ one: Int, _ other: Int) -> Int {
    switch (one < 5, other < 5) {
    case (true, true): (one + other) % 5
    case (true, false): (one + other - 5) % 5 + 5
    case (false, true): (one - other) % 5 + 5
    case (false, false): (one - other + 5) % 5
    }
  }
}
