/// Reads the terms of UCUM: units with prefixes and exponents, joined by `.` and `/`.
struct UCUMParser {
  struct Term {
    var factor: UnitFactor?
    var dimensions: [String: Int]
    var scale: UnitScale?
  }

  private static let lengthLimit = 1_000
  private static let depthLimit = 50
  private static let exponentLimit = 99

  private let text: Substring.UTF8View
  private var place: Substring.UTF8View.Index
  private var depth = 0

  init(_ text: String) {
    self.text = Substring(text).utf8
    place = self.text.startIndex
  }

  mutating func parse() throws(UCUMError) -> Term {
    guard !text.isEmpty else { throw fault(.empty) }
    guard text.count <= Self.lengthLimit else { throw fault(.tooLong) }
    let term = try term()
    guard place == text.endIndex else {
      throw fault(current == UInt8(ascii: ")") ? .unbalanced : .operatorExpected)
    }
    return term
  }

  private var current: UInt8? { place < text.endIndex ? text[place] : nil }

  private func fault(_ reason: UCUMError.Reason) -> UCUMError {
    UCUMError(offset: text.distance(from: text.startIndex, to: place), reason: reason)
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    place = text.index(after: place)
    return true
  }

  private mutating func term() throws(UCUMError) -> Term {
    guard depth < Self.depthLimit else { throw fault(.tooLarge) }
    depth += 1
    defer { depth -= 1 }
    var result = Term(factor: .one, dimensions: [:], scale: .ratio)
    if skip(UInt8(ascii: "/")) {
      result.combine(with: try component(), isDivision: true)
    } else {
      result = try component()
    }
    while true {
      if skip(UInt8(ascii: ".")) {
        result.combine(with: try component(), isDivision: false)
      } else if skip(UInt8(ascii: "/")) {
        result.combine(with: try component(), isDivision: true)
      } else {
        return result
      }
    }
  }

  private mutating func component() throws(UCUMError) -> Term {
    if skip(UInt8(ascii: "(")) {
      let inner = try term()
      guard skip(UInt8(ascii: ")")) else { throw fault(.unbalanced) }
      return inner
    }
    if current == UInt8(ascii: "{") {
      try annotations()
      return Term(factor: .one, dimensions: [:], scale: .ratio)
    }
    let unit = try simpleUnit()
    try annotations()
    return unit
  }

  private mutating func annotations() throws(UCUMError) {
    while skip(UInt8(ascii: "{")) {
      while let byte = current, byte != UInt8(ascii: "}") {
        guard (0x20...0x7e).contains(byte), byte != UInt8(ascii: "{") else {
          throw fault(.annotationCharacter)
        }
        place = text.index(after: place)
      }
      guard skip(UInt8(ascii: "}")) else { throw fault(.unbalanced) }
    }
  }

  private mutating func simpleUnit() throws(UCUMError) -> Term {
    let start = place
    try token()
    let token = text[start..<place]
    guard !token.isEmpty else { throw fault(.unitExpected) }
    let end = place
    place = start
    let term = try unit(token)
    place = end
    return term
  }

  /// Goes over what belongs to one unit; in brackets anything may stand.
  private mutating func token() throws(UCUMError) {
    while let byte = current {
      switch byte {
      case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "{"), UInt8(ascii: "}"):
        return
      case UInt8(ascii: "["):
        while let inner = current, inner != UInt8(ascii: "]") { _ = skip(inner) }
        guard skip(UInt8(ascii: "]")) else { throw fault(.unbalanced) }
      default: _ = skip(byte)
      }
    }
  }

  private func unit(_ token: Substring.UTF8View) throws(UCUMError) -> Term {
    if token.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) {
      guard let number = ExactDecimal(utf8: token) else { throw fault(.tooLarge) }
      let factor = number.isZero ? nil : UnitFactor(numerator: number, denominator: .one)
      return Term(factor: factor, dimensions: [:], scale: .ratio)
    }
    if let term = prefixed(String(Substring(token))) { return term }
    let name = token.prefixBeforeExponent
    guard name.endIndex < token.endIndex, !name.isEmpty else { throw unknown(token) }
    guard let exponent = Int(Substring(token[name.endIndex...])),
      abs(exponent) <= Self.exponentLimit
    else { throw fault(.tooLarge) }
    guard let term = prefixed(String(Substring(name))) else { throw unknown(name) }
    return term.power(exponent)
  }

  private func unknown(_ token: Substring.UTF8View) -> UCUMError {
    let name = String(Substring(token))
    for length in [2, 1] {
      let prefix = String(name.prefix(length))
      let rest = String(name.dropFirst(length))
      if UCUMAtom.prefixes[prefix] != nil, UCUMAtom.all[rest] != nil {
        return fault(.noPrefixAllowed(prefix, rest))
      }
    }
    return fault(.unknownUnit(name))
  }

  private func prefixed(_ name: String) -> Term? {
    if let atom = UCUMAtom.all[name] { return Term(atom) }
    for length in [1, 2] where name.utf8.count > length {
      guard let power = UCUMAtom.prefixes[String(name.prefix(length))],
        let atom = UCUMAtom.all[String(name.dropFirst(length))], atom.takesPrefixes
      else { continue }
      var term = Term(atom)
      // What a prefix does to a function of the value nobody agrees on: valid, but not compared.
      term.factor = atom.scale == .ratio ? atom.factor.multiplied(by: power) : nil
      return term
    }
    return nil
  }
}

extension UCUMParser.Term {
  fileprivate init(_ atom: UCUMAtom) {
    factor = atom.factor
    dimensions = atom.dimensions
    scale = atom.scale
  }

  fileprivate mutating func combine(with other: Self, isDivision: Bool) {
    factor = factor.flatMap { left in
      other.factor.flatMap { isDivision ? left.divided(by: $0) : left.multiplied(by: $0) }
    }
    for (name, power) in other.dimensions {
      let sum = dimensions[name, default: 0] + (isDivision ? -power : power)
      dimensions[name] = sum == 0 ? nil : sum
    }
    scale = scale == .ratio && other.scale == .ratio ? .ratio : nil
  }

  fileprivate func power(_ exponent: Int) -> Self {
    if exponent == 1 { return self }
    return Self(
      factor: factor.flatMap { $0.power(exponent) },
      dimensions: exponent == 0 ? [:] : dimensions.mapValues { $0 * exponent },
      scale: scale == .ratio ? .ratio : nil)
  }
}
