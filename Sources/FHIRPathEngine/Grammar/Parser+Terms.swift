extension Parser {
  /// Reads a term and what follows it with dots and brackets.
  mutating func path() throws(FHIRPathError) -> Int {
    var left = try term()
    while true {
      let offset = token.offset
      if take(.dot) {
        let right = try invocation()
        left = try append(.invoke(left, right), at: offset, on: left, right)
      } else if take(.openBracket) {
        let place = try expression()
        try expect(.closeBracket)
        left = try append(.item(left, place), at: offset, on: left, place)
      } else {
        return left
      }
    }
  }

  private mutating func term() throws(FHIRPathError) -> Int {
    let offset = token.offset
    switch token.kind {
    case .symbol(.open):
      advance()
      let inner = try expression()
      try expect(.close)
      return inner
    case .symbol(.openBrace):
      advance()
      try expect(.closeBrace)
      return try append(.nothing, at: offset)
    case .variable(let name):
      advance()
      return try append(.variable(self.name(name)), at: offset)
    case .identifier("true") where !isNext(.open):
      advance()
      return try append(.boolean(true), at: offset)
    case .identifier("false") where !isNext(.open):
      advance()
      return try append(.boolean(false), at: offset)
    case .string, .number, .date, .dateTime, .time: return try literal()
    case .identifier(let name), .delimited(let name):
      // What begins with a capital may be the type of what the expression is about: `Patient.name`.
      if !isNext(.open), let first = name.utf8.first, first &- UInt8(ascii: "A") < 26 {
        advance()
        return try append(.typeOrMember(self.name(name)), at: offset)
      }
      return try invocation()
    default: return try invocation()
    }
  }

  // MARK: Invocations

  /// Reads what may stand after a dot: a member, a function, `$this`.
  private mutating func invocation() throws(FHIRPathError) -> Int {
    let offset = token.offset
    switch token.kind {
    case .identifier(let name), .delimited(let name):
      if isNext(.open) { return try call(name) }
      advance()
      return try append(.member(self.name(name)), at: offset)
    case .special(let name):
      advance()
      let kind: Operation.Kind = name == "this" ? .this : name == "index" ? .index : .total
      return try append(kind, at: offset)
    default: throw unexpected("a name, a value or an opening bracket")
    }
  }

  private mutating func call(_ name: String) throws(FHIRPathError) -> Int {
    let offset = token.offset
    guard let place = FunctionTable.place(of: name) else {
      throw FHIRPathError(.semantic, at: offset, "there is no function '\(name)'")
    }
    let function = FunctionTable.all[place]
    advance()
    try expect(.open)
    if function.takesType {
      let type = type(try typeSpecifier())
      try expect(.close)
      program.arguments.append(type)
      return try append(.call(place, program.arguments.count - 1, 1), at: offset)
    }
    var arguments: [Int] = []
    if token.kind != .symbol(.close) {
      repeat { arguments.append(try expression()) } while take(.comma)
    }
    try expect(.close)
    guard function.arity.contains(arguments.count) else {
      throw FHIRPathError(
        .semantic, at: offset,
        "\(name)() takes \(function.arityText), and has \(arguments.count)")
    }
    let kind = kind(of: function, at: place, arguments)
    return try append(kind, at: offset, on: arguments[...])
  }

  private mutating func kind(
    of function: Function, at place: Int, _ arguments: [Int]
  ) -> Operation.Kind {
    switch (function.name, arguments.first) {
    case ("exists", let condition): return .exists(condition)
    case ("empty", _): return .isEmpty
    case ("not", _): return .not
    case ("hasValue", _): return .hasValue
    case ("all", let condition?): return .all(condition)
    case ("where", let condition?): return .filter(condition)
    default:
      let start = program.arguments.count
      program.arguments += arguments
      return .call(place, start, arguments.count)
    }
  }

  /// Reads the name of a type: `Quantity`, `FHIR.Patient`, `System.String`.
  mutating func typeSpecifier() throws(FHIRPathError) -> TypeName {
    guard let first = typePart() else { throw unexpected("the name of a type") }
    guard take(.dot) else { return TypeName(namespace: nil, name: first) }
    let offset = token.offset
    guard let name = typePart() else { throw unexpected("the name of a type") }
    switch first {
    case "FHIR": return TypeName(namespace: .fhir, name: name)
    case "System": return TypeName(namespace: .system, name: name)
    default:
      throw FHIRPathError(.semantic, at: offset, "types are those of FHIR and of System")
    }
  }

  private mutating func typePart() -> String? {
    switch token.kind {
    case .identifier(let name), .delimited(let name):
      advance()
      return name
    default: return nil
    }
  }

  // MARK: Literals

  private mutating func literal() throws(FHIRPathError) -> Int {
    let offset = token.offset
    let kind = token.kind
    advance()
    if case .number(let text) = kind { return try number(text, at: offset) }
    if case .time(let text) = kind, PartialTime(text) == nil {
      // A time with a zone can be read, and means nothing: said when it is asked for.
      return try append(.fails(name("a time of day has no zone")), at: offset)
    }
    program.constants.append(try constant(kind, at: offset))
    return try append(.constant(program.constants.count - 1), at: offset)
  }

  private mutating func number(_ text: String, at offset: Int) throws(FHIRPathError) -> Int {
    if let unit = unit() {
      guard let value = ExactDecimal(text) else { throw tooLarge(offset) }
      program.constants.append(.quantity(FHIRQuantity(value, unit)))
      return try append(.constant(program.constants.count - 1), at: offset)
    }
    if !text.utf8.contains(UInt8(ascii: ".")), let value = Int(text) {
      return try append(.integer(value), at: offset)
    }
    guard let value = ExactDecimal(text) else { throw tooLarge(offset) }
    program.constants.append(.decimal(value))
    return try append(.constant(program.constants.count - 1), at: offset)
  }

  private func tooLarge(_ offset: Int) -> FHIRPathError {
    FHIRPathError(.syntax, at: offset, "the number has too many digits")
  }

  /// Reads the unit that makes a number a quantity: a string, or a word of the calendar.
  private mutating func unit() -> FHIRQuantity.Unit? {
    switch token.kind {
    case .string(let text):
      advance()
      return FHIRQuantity.Unit(code: text)
    case .identifier(let word):
      guard let unit = CalendarUnit(keyword: word) else { return nil }
      advance()
      return .calendar(unit)
    default: return nil
    }
  }

  private func constant(_ kind: Token.Kind, at offset: Int) throws(FHIRPathError) -> FHIRPathValue {
    switch kind {
    case .string(let text): return .string(text)
    case .date(let text):
      if let date = PartialDate(text) { return .date(date) }
    case .dateTime(let text):
      if let dateTime = PartialDateTime(text) { return .dateTime(dateTime) }
    case .time(let text):
      if let time = PartialTime(text) { return .time(time) }
    default: break
    }
    throw FHIRPathError(.syntax, at: offset, "there is no such date or time")
  }
}
