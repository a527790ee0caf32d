/// The value of a decimal number: its sign, its digits without zeros at either end, and where the point goes.
///
/// `-0.0120` has the digits `12` and the point -1 places behind their start: -0.12 times 10 to the -1.
struct DecimalText: Hashable, Comparable {
  private var isNegative = false
  private var digits: [UInt8] = []
  private var point = 0

  /// Reads a number in JSON's form; nil when it is none, or when its exponent has more than four digits.
  init?(_ text: String) {
    var rest = text[...].utf8
    func take(_ characters: UInt8...) -> UInt8? {
      guard let first = rest.first, characters.contains(first) else { return nil }
      rest.removeFirst()
      return first
    }
    func takeDigits() -> Substring.UTF8View {
      let taken = rest.prefix { (0x30...0x39).contains($0) }
      rest.removeFirst(taken.count)
      return taken
    }
    isNegative = take(UInt8(ascii: "-")) != nil
    let whole = takeDigits()
    guard let first = whole.first, first != 0x30 || whole.count == 1 else { return nil }
    digits.append(contentsOf: whole)
    point = whole.count
    if take(UInt8(ascii: ".")) != nil {
      let fraction = takeDigits()
      guard !fraction.isEmpty else { return nil }
      digits.append(contentsOf: fraction)
    }
    if take(UInt8(ascii: "e"), UInt8(ascii: "E")) != nil {
      let sign = take(UInt8(ascii: "+"), UInt8(ascii: "-"))
      let exponent = takeDigits()
      guard (1...4).contains(exponent.count) else { return nil }
      let size = exponent.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      point += sign == UInt8(ascii: "-") ? -size : size
    }
    guard rest.isEmpty else { return nil }
    normalize()
  }

  private mutating func normalize() {
    let zeros = digits.prefix { $0 == 0x30 }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == 0x30 { digits.removeLast() }
    if digits.isEmpty {
      isNegative = false
      point = 0
    }
  }

  static func < (one: Self, other: Self) -> Bool {
    switch (one.isNegative, other.isNegative) {
    case (true, false): true
    case (false, true): false
    case (false, false): one.isCloserToZero(than: other)
    case (true, true): other.isCloserToZero(than: one)
    }
  }

  private func isCloserToZero(than other: Self) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return !other.digits.isEmpty && digits.isEmpty }
    if point != other.point { return point < other.point }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}
