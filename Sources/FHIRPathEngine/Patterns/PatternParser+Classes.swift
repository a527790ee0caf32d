extension PatternParser {
  /// What follows a backslash outside of a class.
  mutating func escape() throws(LinearPatternError) -> PatternNode {
    guard let scalar = current else { throw fault(.syntax("a backslash at the end")) }
    switch scalar {
    case "b":
      place += 1
      return .assertion(.wordBoundary)
    case "B":
      place += 1
      return .assertion(.noWordBoundary)
    case "A":
      place += 1
      return .assertion(.textStart)
    case "z":
      place += 1
      return .assertion(.textEnd)
    case "Z":
      place += 1
      return .assertion(.lastLineEnd)
    case "1"..."9", "k": throw fault(.unsupported("references to a group"))
    default:
      let items = try escapedItems()
      return .set(ScalarSet(items, ignoresCase: options.contains(.ignoresCase)))
    }
  }

  /// A class, of which the bracket has been read.
  mutating func characterClass() throws(LinearPatternError) -> ScalarSet {
    let isNegated = skip("^")
    var items: [ScalarSet.Item] = []
    var isFirst = true
    while let scalar = current, scalar != "]" || isFirst {
      isFirst = false
      if scalar == "[", let posix = try posixClass() {
        items += posix
        continue
      }
      if scalar == "&", scalars[place...].starts(with: "&&[".unicodeScalars) {
        throw fault(.unsupported("intersections of classes"))
      }
      let first = try classMember()
      guard case .range(let start, let same)? = first.first, first.count == 1, start == same,
        current == "-", place + 1 < scalars.count, scalars[place + 1] != "]"
      else {
        items += first
        continue
      }
      place += 1
      let last = try classMember()
      guard case .range(let end, let alsoEnd)? = last.first, last.count == 1, end == alsoEnd else {
        items += first + [.range(0x2d, 0x2d)] + last
        continue
      }
      guard start <= end else { throw fault(.syntax("a range that ends before it starts")) }
      items.append(.range(start, end))
    }
    guard skip("]") else { throw fault(.syntax("a class is not closed")) }
    return ScalarSet(
      items, isNegated: isNegated, ignoresCase: options.contains(.ignoresCase))
  }

  private mutating func classMember() throws(LinearPatternError) -> [ScalarSet.Item] {
    guard let scalar = current else { throw fault(.syntax("a class is not closed")) }
    place += 1
    guard scalar == "\\" else { return [.range(scalar.value, scalar.value)] }
    if skip("b") { return [.range(8, 8)] }
    return try escapedItems()
  }

  private mutating func posixClass() throws(LinearPatternError) -> [ScalarSet.Item]? {
    let start = place
    guard skip("[:") else { return nil }
    let isNegated = skip("^")
    var name = ""
    while let scalar = current, scalar.properties.isAlphabetic {
      name.unicodeScalars.append(scalar)
      place += 1
    }
    guard skip(":]"), let items = ScalarSet.Item.posix(name) else {
      place = start
      return nil
    }
    return isNegated ? [.not(items)] : items
  }

  /// The characters that an escape stands for, the backslash having been read.
  private mutating func escapedItems() throws(LinearPatternError) -> [ScalarSet.Item] {
    guard let scalar = current else { throw fault(.syntax("a backslash at the end")) }
    place += 1
    switch scalar {
    case "d": return ScalarSet.Item.digit
    case "D": return [.not(ScalarSet.Item.digit)]
    case "s": return ScalarSet.Item.space
    case "S": return [.not(ScalarSet.Item.space)]
    case "w": return ScalarSet.Item.word
    case "W": return [.not(ScalarSet.Item.word)]
    case "h": return [.range(9, 9), .range(0x20, 0x20), .range(0xa0, 0xa0)]
    case "v": return [.range(10, 13), .range(0x85, 0x85), .range(0x2028, 0x2029)]
    case "t": return [.range(9, 9)]
    case "n": return [.range(10, 10)]
    case "r": return [.range(13, 13)]
    case "f": return [.range(12, 12)]
    case "e": return [.range(27, 27)]
    case "a": return [.range(7, 7)]
    case "0": return [.range(0, 0)]
    case "x": return [try hexadecimal(digits: 2)]
    case "u": return [try hexadecimal(digits: 4)]
    case "p": return try property()
    case "P": return [.not(try property())]
    default:
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        place -= 1
        throw fault(.unsupported("the escape \\\(scalar)"))
      }
      return [.range(scalar.value, scalar.value)]
    }
  }

  private mutating func hexadecimal(digits: Int) throws(LinearPatternError) -> ScalarSet.Item {
    var text = ""
    if skip("{") {
      text = try name(until: "}")
    } else {
      for scalar in scalars[place...].prefix(digits) { text.unicodeScalars.append(scalar) }
      place += text.unicodeScalars.count
      guard text.unicodeScalars.count == digits else {
        throw fault(.syntax("too few hexadecimal digits"))
      }
    }
    guard text.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit),
      let value = UInt32(text, radix: 16), value <= 0x10_ffff
    else { throw fault(.syntax("no hexadecimal number of a character")) }
    return .range(value, value)
  }

  private mutating func property() throws(LinearPatternError) -> [ScalarSet.Item] {
    var name = ""
    if skip("{") {
      name = try self.name(until: "}")
    } else if let scalar = current {
      name.unicodeScalars.append(scalar)
      place += 1
    }
    if name.hasPrefix("^") { return [.not(try named(String(name.dropFirst())))] }
    return try named(name)
  }

  private func named(_ name: String) throws(LinearPatternError) -> [ScalarSet.Item] {
    let short =
      name.hasPrefix("Is") && name.unicodeScalars.count <= 4 ? String(name.dropFirst(2)) : name
    guard let items = ScalarSet.Item.named(short) else {
      throw fault(.unsupported("the property \(name)"))
    }
    return items
  }
}
