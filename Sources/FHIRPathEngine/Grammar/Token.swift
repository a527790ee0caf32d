/// A word of an expression, and where it begins.
struct Token: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// A name, perhaps one that is also an operator: `given`, `is`.
    case identifier(String)
    /// A name between backticks, which is never an operator.
    case delimited(String)
    case string(String)
    /// Digits, perhaps with a point.
    case number(String)
    /// `@2015-02`, without the `@`.
    case date(String)
    /// `@2015-02T14:30`, without the `@`.
    case dateTime(String)
    /// `@T14:30`, without the `@T`.
    case time(String)
    /// `%name`.
    case variable(String)
    /// `$this`, `$index` and `$total`, without the `$`.
    case special(String)
    /// Punctuation: `.`, `<=`, `!~`.
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Sendable {
    case dot = "."
    case comma = ","
    case open = "("
    case close = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case slash = "/"
    case ampersand = "&"
    case bar = "|"
    case lessOrEqual = "<="
    case less = "<"
    case greaterOrEqual = ">="
    case greater = ">"
    case equal = "="
    case notEqual = "!="
    case equivalent = "~"
    case notEquivalent = "!~"
  }

  var kind: Kind
  /// The offset in the UTF-8 of the expression.
  var offset: Int

  /// How an error names it.
  var description: String {
    switch kind {
    case .identifier(let name), .delimited(let name): "'\(name)'"
    case .string: "a string"
    case .number: "a number"
    case .date: "a date"
    case .dateTime: "a date with time"
    case .time: "a time"
    case .variable(let name): "'%\(name)'"
    case .special(let name): "'$\(name)'"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .end: "the end"
    }
  }
}
