/// The characters that one step of a pattern takes.
struct ScalarSet: Hashable, Sendable {
  enum Item: Hashable, Sendable {
    case range(UInt32, UInt32)
    /// One bit for each general category.
    case categories(UInt32)
    indirect case not([Item])

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .range(let first, let last): return first <= scalar.value && scalar.value <= last
      case .categories(let mask): return mask & scalar.properties.generalCategory.bit != 0
      case .not(let items): return !items.contains { $0.contains(scalar) }
      }
    }
  }

  private let items: [Item]
  private let isNegated: Bool
  private let ignoresCase: Bool
  /// The answers for the first 128 characters.
  private let ascii: UInt128

  init(_ items: [Item], isNegated: Bool = false, ignoresCase: Bool = false) {
    self.items = items
    self.isNegated = isNegated
    self.ignoresCase = ignoresCase
    var ascii: UInt128 = 0
    for value: UInt8 in 0..<128
    where Self.holds(items, Unicode.Scalar(value), ignoresCase: ignoresCase) != isNegated {
      ascii |= 1 << UInt128(value)
    }
    self.ascii = ascii
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 128 { return contains(ascii: UInt8(truncatingIfNeeded: scalar.value)) }
    return Self.holds(items, scalar, ignoresCase: ignoresCase) != isNegated
  }

  func contains(ascii byte: UInt8) -> Bool { ascii >> UInt128(byte) & 1 == 1 }

  private static func holds(_ items: [Item], _ scalar: Unicode.Scalar, ignoresCase: Bool) -> Bool {
    if items.contains(where: { $0.contains(scalar) }) { return true }
    guard ignoresCase else { return false }
    for other in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
      let scalars = other.unicodeScalars
      guard scalars.count == 1, let folded = scalars.first, folded != scalar else { continue }
      if items.contains(where: { $0.contains(folded) }) { return true }
    }
    return false
  }
}

extension ScalarSet {
  static let everything = Self([], isNegated: true)
  static let allButLineEnds = Self(
    [.range(10, 10), .range(13, 13), .range(0x85, 0x85), .range(0x2028, 0x2029)], isNegated: true)
}

extension ScalarSet.Item {
  static let digit: [Self] = [.range(0x30, 0x39)]
  static let space: [Self] = [.range(9, 13), .range(0x20, 0x20)]
  static let word: [Self] = [
    .range(0x30, 0x39), .range(0x41, 0x5a), .range(0x5f, 0x5f), .range(0x61, 0x7a),
  ]

  /// What `\p{name}` stands for: a general category, its first letter, or a POSIX class of ASCII.
  static func named(_ name: String) -> [Self]? {
    if let posix = posix(name) { return posix }
    var mask: UInt32 = 0
    for category in Unicode.GeneralCategory.coded where category.code.hasPrefix(name) {
      mask |= category.value.bit
    }
    return mask == 0 || name.isEmpty ? nil : [.categories(mask)]
  }

  /// A POSIX class, by the name of POSIX in small letters or that of Java.
  static func posix(_ name: String) -> [Self]? {
    switch name {
    case "alpha", "Alpha": [.range(0x41, 0x5a), .range(0x61, 0x7a)]
    case "digit", "Digit": digit
    case "alnum", "Alnum": [.range(0x30, 0x39), .range(0x41, 0x5a), .range(0x61, 0x7a)]
    case "upper", "Upper": [.range(0x41, 0x5a)]
    case "lower", "Lower": [.range(0x61, 0x7a)]
    case "space", "Space": space
    case "blank", "Blank": [.range(9, 9), .range(0x20, 0x20)]
    case "punct", "Punct":
      [.range(0x21, 0x2f), .range(0x3a, 0x40), .range(0x5b, 0x60), .range(0x7b, 0x7e)]
    case "xdigit", "XDigit": [.range(0x30, 0x39), .range(0x41, 0x46), .range(0x61, 0x66)]
    case "cntrl", "Cntrl": [.range(0, 0x1f), .range(0x7f, 0x7f)]
    case "graph", "Graph": [.range(0x21, 0x7e)]
    case "print", "Print": [.range(0x20, 0x7e)]
    case "word": word
    case "ascii", "ASCII": [.range(0, 0x7f)]
    default: nil
    }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var bit: UInt32 {
    Self.coded.firstIndex { $0.value == self }.map { 1 << UInt32($0) } ?? 0
  }

  fileprivate static let coded: [(code: String, value: Self)] = [
    ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter),
    ("Lm", .modifierLetter), ("Lo", .otherLetter), ("Mn", .nonspacingMark),
    ("Mc", .spacingMark), ("Me", .enclosingMark), ("Nd", .decimalNumber), ("Nl", .letterNumber),
    ("No", .otherNumber), ("Pc", .connectorPunctuation), ("Pd", .dashPunctuation),
    ("Ps", .openPunctuation), ("Pe", .closePunctuation), ("Pi", .initialPunctuation),
    ("Pf", .finalPunctuation), ("Po", .otherPunctuation), ("Sm", .mathSymbol),
    ("Sc", .currencySymbol), ("Sk", .modifierSymbol), ("So", .otherSymbol),
    ("Zs", .spaceSeparator), ("Zl", .lineSeparator), ("Zp", .paragraphSeparator),
    ("Cc", .control), ("Cf", .format), ("Cs", .surrogate), ("Co", .privateUse),
    ("Cn", .unassigned),
  ]
}
