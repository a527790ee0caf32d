/// Reads a regular expression.
struct PatternParser {
  static let lengthLimit = 20_000
  static let depthLimit = 100
  static let repetitionLimit = 10_000

  var scalars: [Unicode.Scalar]
  var place = 0
  var options: LinearPattern.Options
  private(set) var groupCount = 0
  private(set) var groupNames: [String: Int] = [:]

  init(_ text: String, options: LinearPattern.Options) {
    scalars = Array(text.unicodeScalars.prefix(Self.lengthLimit + 1))
    self.options = options
  }

  mutating func parse() throws(LinearPatternError) -> PatternNode {
    guard scalars.count <= Self.lengthLimit else { throw fault(.tooLarge) }
    let node = try alternatives(depth: 0)
    guard place == scalars.count else { throw fault(.syntax("a parenthesis was not opened")) }
    return node
  }

  var current: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  func fault(_ reason: LinearPatternError.Reason) -> LinearPatternError {
    LinearPatternError(offset: place, reason: reason)
  }

  mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    place += 1
    return true
  }

  mutating func skip(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[place...].starts(with: wanted) else { return false }
    place += wanted.count
    return true
  }

  private mutating func alternatives(depth: Int) throws(LinearPatternError) -> PatternNode {
    guard depth <= Self.depthLimit else { throw fault(.tooLarge) }
    let outer = options
    defer { options = outer }
    var branches = [try sequence(depth: depth)]
    while skip("|") { branches.append(try sequence(depth: depth)) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence(depth: Int) throws(LinearPatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      guard let atom = try atom(depth: depth) else { continue }
      parts.append(try quantified(atom))
    }
    return parts.count == 1 ? parts[0] : (parts.isEmpty ? .empty : .sequence(parts))
  }

  /// Nil for what only sets options.
  private mutating func atom(depth: Int) throws(LinearPatternError) -> PatternNode? {
    guard let scalar = current else { return .empty }
    switch scalar {
    case "(": return try group(depth: depth)
    case "[":
      place += 1
      return .set(try characterClass())
    case "\\":
      place += 1
      return try escape()
    case ".":
      place += 1
      return .set(options.contains(.dotMatchesAll) ? .everything : .allButLineEnds)
    case "^":
      place += 1
      return .assertion(options.contains(.multiline) ? .lineStart : .textStart)
    case "$":
      place += 1
      return .assertion(options.contains(.multiline) ? .lineEnd : .lastLineEnd)
    case "*", "+", "?": throw fault(.syntax("nothing to repeat"))
    default:
      place += 1
      return literal(scalar)
    }
  }

  func literal(_ scalar: Unicode.Scalar) -> PatternNode {
    .set(
      ScalarSet(
        [.range(scalar.value, scalar.value)], ignoresCase: options.contains(.ignoresCase)))
  }

  private mutating func quantified(_ atom: PatternNode) throws(LinearPatternError) -> PatternNode {
    guard let (least, most) = try quantifier() else { return atom }
    let isGreedy = !skip("?")
    if isGreedy, current == "+" { throw fault(.unsupported("possessive repetition")) }
    if current == "*" || current == "?" || current == "+" {
      throw fault(.syntax("a repetition of a repetition"))
    }
    return .repeated(atom, least: least, most: most, isGreedy: isGreedy)
  }

  private mutating func quantifier() throws(LinearPatternError) -> (Int, Int?)? {
    if skip("*") { return (0, nil) }
    if skip("+") { return (1, nil) }
    if skip("?") { return (0, 1) }
    let start = place
    guard skip("{") else { return nil }
    let least = try number()
    let hasComma = skip(",")
    let most = hasComma ? try number() : least
    guard skip("}"), least != nil || most != nil else {
      // A brace that begins no repetition stands for itself.
      place = start
      return nil
    }
    if let least, let most, least > most {
      throw fault(.syntax("a repetition whose least is above its most"))
    }
    return (least ?? 0, most)
  }

  mutating func number() throws(LinearPatternError) -> Int? {
    var value: Int?
    while let digit = current.flatMap({ Int(exactly: $0.value) }).map({ $0 - 0x30 }),
      (0...9).contains(digit)
    {
      value = (value ?? 0) * 10 + digit
      guard (value ?? 0) <= Self.repetitionLimit else { throw fault(.tooLarge) }
      place += 1
    }
    return value
  }

  private mutating func group(depth: Int) throws(LinearPatternError) -> PatternNode? {
    place += 1
    var number: Int?
    var inner = options
    if skip("?") {
      if current == "=" || current == "!" { throw fault(.unsupported("lookahead")) }
      if skip("<") || skip("P<") {
        if current == "=" || current == "!" { throw fault(.unsupported("lookbehind")) }
        number = try nextGroup(name: try name(until: ">"))
      } else if current == ">" {
        throw fault(.unsupported("atomic groups"))
      } else {
        inner = try flags()
        if skip(")") {
          options = inner
          return nil
        }
        guard skip(":") else { throw fault(.syntax("an unknown kind of group")) }
      }
    } else {
      number = try nextGroup(name: nil)
    }
    let outer = options
    options = inner
    let node = try alternatives(depth: depth + 1)
    options = outer
    guard skip(")") else { throw fault(.syntax("a parenthesis is not closed")) }
    return number.map { .group(node, number: $0) } ?? node
  }

  private mutating func nextGroup(name: String?) throws(LinearPatternError) -> Int {
    groupCount += 1
    guard groupCount <= Self.depthLimit else { throw fault(.tooLarge) }
    if let name {
      guard !name.isEmpty, groupNames.updateValue(groupCount, forKey: name) == nil else {
        throw fault(.syntax("a group has no name, or that of another"))
      }
    }
    return groupCount
  }

  mutating func name(until end: Unicode.Scalar) throws(LinearPatternError) -> String {
    var name = ""
    while let scalar = current, scalar != end {
      guard scalar.properties.isAlphabetic || scalar.isASCII else { break }
      name.unicodeScalars.append(scalar)
      place += 1
    }
    guard skip(end) else { throw fault(.syntax("a name is not closed")) }
    return name
  }

  private mutating func flags() throws(LinearPatternError) -> LinearPattern.Options {
    var result = options
    var isOff = false
    while let scalar = current, scalar != ")", scalar != ":" {
      let flag: LinearPattern.Options
      switch scalar {
      case "-":
        isOff = true
        place += 1
        continue
      case "i": flag = .ignoresCase
      case "s": flag = .dotMatchesAll
      case "m": flag = .multiline
      case "u", "U": flag = []
      default: throw fault(.unsupported("the flag \(scalar)"))
      }
      if isOff { result.subtract(flag) } else { result.formUnion(flag) }
      place += 1
    }
    return result
  }
}
