/// A unit that has a code of its own.
struct UCUMAtom: Sendable {
  var factor: UnitFactor
  var dimensions: [String: Int]
  var takesPrefixes: Bool
  var isArbitrary: Bool
  var scale: UnitScale

  /// The units by their codes.
  static let all: [String: UCUMAtom] = {
    var atoms: [String: UCUMAtom] = [:]
    atoms.reserveCapacity(400)
    for line in UCUMTable.units.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count >= 5, let atom = UCUMAtom(fields) else { continue }
      atoms[String(Substring(fields[0]))] = atom
    }
    return atoms
  }()

  /// The prefixes and their powers.
  static let prefixes: [String: UnitFactor] = {
    var prefixes: [String: UnitFactor] = [:]
    for line in UCUMTable.prefixes.utf8.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: " "))
      guard fields.count == 2, let power = ExactDecimal(utf8: fields[1]) else { continue }
      prefixes[String(Substring(fields[0]))] = UnitFactor(numerator: power, denominator: .one)
    }
    return prefixes
  }()

  private init?(_ fields: [Substring.UTF8View]) {
    guard let numerator = ExactDecimal(utf8: fields[3]),
      let denominator = ExactDecimal(utf8: fields[4])
    else { return nil }
    factor = UnitFactor(numerator: numerator, denominator: denominator)
    takesPrefixes = fields[1].contains(UInt8(ascii: "m"))
    isArbitrary = fields[1].contains(UInt8(ascii: "a"))
    dimensions = [:]
    if !fields[2].elementsEqual("-".utf8) {
      for part in fields[2].split(separator: UInt8(ascii: ",")) {
        let name = part.prefixBeforeExponent
        guard let power = Int(Substring(part[name.endIndex...])) else { return nil }
        dimensions[String(Substring(name))] = power
      }
    }
    scale = fields.count > 5 ? UnitScale(rawValue: String(Substring(fields[5]))) ?? .ratio : .ratio
  }
}

extension Substring.UTF8View {
  /// What stands before the whole number at the end.
  var prefixBeforeExponent: Substring.UTF8View {
    var end = endIndex
    while end > startIndex, self[index(before: end)] &- UInt8(ascii: "0") < 10 {
      end = index(before: end)
    }
    if end > startIndex, end < endIndex {
      let sign = self[index(before: end)]
      if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { end = index(before: end) }
    }
    return self[..<end]
  }
}
