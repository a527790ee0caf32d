/// Reads tokens into a program, by precedence; refuses what is nested too deeply for the evaluation's stack.
///
/// FHIRPath 2.0, section "Precedence", from the tightest: `.`, sign, `* / div mod`, `+ - &`, `is as`, `|`, comparison,
/// equality, `in contains`, `and`, `xor or`, `implies`.
struct Parser: ~Copyable {
  /// How many steps may hang on one another.
  static let maximumDepth = 200

  private let tokens: [Token]
  private var index = 0
  private var depths: [Int] = []
  private var openLevels = 0
  var program = Program()

  private init(_ tokens: [Token]) { self.tokens = tokens }

  static func parse(
    _ text: String, keepsUnknownEscapes: Bool = false
  ) throws(FHIRPathError) -> Program {
    var parser = Parser(try Lexer.tokens(of: text, keepsUnknownEscapes: keepsUnknownEscapes))
    let root = try parser.expression()
    guard parser.token.kind == .end else {
      throw parser.unexpected("an operator or the end")
    }
    // The whole stands last, but for a sign that changes nothing.
    if root != parser.program.root {
      parser.program.operations.append(parser.program.operations[root])
    }
    return parser.program
  }

  // MARK: Tokens

  var token: Token { tokens[min(index, tokens.count - 1)] }

  mutating func advance() { index += 1 }

  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard token.kind == .symbol(symbol) else { return false }
    index += 1
    return true
  }

  mutating func expect(_ symbol: Token.Symbol) throws(FHIRPathError) {
    guard take(symbol) else { throw unexpected("'\(symbol.rawValue)'") }
  }

  func isNext(_ symbol: Token.Symbol) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].kind == .symbol(symbol)
  }

  func unexpected(_ expected: String) -> FHIRPathError {
    FHIRPathError(
      .syntax, at: token.offset, "\(token.description) stands where \(expected) is expected")
  }

  // MARK: Steps

  mutating func append(
    _ kind: Operation.Kind, at offset: Int, on parts: Int...
  ) throws(FHIRPathError) -> Int {
    try append(kind, at: offset, on: parts[...])
  }

  mutating func append(
    _ kind: Operation.Kind, at offset: Int, on parts: ArraySlice<Int>
  ) throws(FHIRPathError) -> Int {
    var depth = 1
    for part in parts { depth = max(depth, depths[part] + 1) }
    guard depth <= Self.maximumDepth else { throw tooDeep(at: offset) }
    program.operations.append(
      Operation(kind: kind, offset: Int32(truncatingIfNeeded: offset)))
    depths.append(depth)
    return program.operations.count - 1
  }

  private func tooDeep(at offset: Int) -> FHIRPathError {
    FHIRPathError(
      .syntax, at: offset, "the expression is nested more than \(Self.maximumDepth) deep")
  }

  mutating func name(_ name: String) -> Int {
    if let place = program.names.firstIndex(of: name) { return place }
    program.names.append(name)
    return program.names.count - 1
  }

  mutating func type(_ type: TypeName) -> Int {
    program.types.append(type)
    return program.types.count - 1
  }

  // MARK: Precedence

  mutating func expression(above floor: Int = 0) throws(FHIRPathError) -> Int {
    openLevels += 1
    defer { openLevels -= 1 }
    guard openLevels <= Self.maximumDepth else { throw tooDeep(at: token.offset) }
    var left = try signed()
    while let (infix, precedence) = infix, precedence > floor {
      let offset = token.offset
      advance()
      switch infix {
      case .operation(let operation):
        let right = try expression(above: precedence)
        left = try append(.binary(operation, left, right), at: offset, on: left, right)
      case .isType:
        let type = type(try typeSpecifier())
        left = try append(.isType(left, type), at: offset, on: left)
      case .asType:
        let type = type(try typeSpecifier())
        left = try append(.asType(left, type), at: offset, on: left)
      }
    }
    return left
  }

  private mutating func signed() throws(FHIRPathError) -> Int {
    let offset = token.offset
    if take(.minus) {
      let operand = try operand()
      return try append(.negative(operand), at: offset, on: operand)
    }
    if take(.plus) { return try operand() }
    return try path()
  }

  private mutating func operand() throws(FHIRPathError) -> Int {
    openLevels += 1
    defer { openLevels -= 1 }
    guard openLevels <= Self.maximumDepth else { throw tooDeep(at: token.offset) }
    return try signed()
  }

  private enum Infix { case operation(BinaryOperator), isType, asType }

  private var infix: (Infix, precedence: Int)? {
    switch token.kind {
    case .symbol(let symbol):
      switch symbol {
      case .times: (.operation(.times), 10)
      case .slash: (.operation(.divide), 10)
      case .plus: (.operation(.plus), 9)
      case .minus: (.operation(.minus), 9)
      case .ampersand: (.operation(.concatenate), 9)
      case .bar: (.operation(.union), 7)
      case .less: (.operation(.less), 6)
      case .lessOrEqual: (.operation(.lessOrEqual), 6)
      case .greater: (.operation(.greater), 6)
      case .greaterOrEqual: (.operation(.greaterOrEqual), 6)
      case .equal: (.operation(.equal), 5)
      case .notEqual: (.operation(.notEqual), 5)
      case .equivalent: (.operation(.equivalent), 5)
      case .notEquivalent: (.operation(.notEquivalent), 5)
      default: nil
      }
    case .identifier(let name):
      switch name {
      case "div": (.operation(.div), 10)
      case "mod": (.operation(.mod), 10)
      case "is": (.isType, 8)
      case "as": (.asType, 8)
      case "in": (.operation(.isIn), 4)
      case "contains": (.operation(.contains), 4)
      case "and": (.operation(.and), 3)
      case "or": (.operation(.or), 2)
      case "xor": (.operation(.xor), 2)
      case "implies": (.operation(.implies), 1)
      default: nil
      }
    default: nil
    }
  }
}
