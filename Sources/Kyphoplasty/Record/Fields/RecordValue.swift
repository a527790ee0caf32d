internal import FHIRModel

/// A single value of a record: what a field or an element of a list holds.
protocol RecordValue: Sendable {
  static var kind: ValueKind { get }

  /// The words that are accepted, where the kind is `word` or `drug`.
  static var words: [String] { get }

  /// Reads a value from the record's own form of it.
  static func read(_ text: String) throws(ValueFault) -> Self

  /// The value as the record writes it.
  var recordText: String { get }
}

/// What kind of value a field takes.
enum ValueKind: Sendable, Hashable {
  case text
  case word
  case integer
  case decimal
  case boolean
  case date
  case dateTime
  /// A word of a known ingredient, or any other name.
  case drug
  /// A unique device identifier.
  case udi
}

/// Why a text is no value of a kind.
enum ValueFault: Error, Sendable, Hashable {
  case unknownWord
  case malformed
  case udi(UniqueDeviceIdentifier.Fault)
}

extension RecordValue {
  static var words: [String] { [] }
}

/// A closed set of words, each the raw value of a case.
protocol RecordWord: RecordValue, RawRepresentable<String>, CaseIterable {}

extension RecordWord {
  static var kind: ValueKind { .word }
  static var words: [String] { allCases.map(\.rawValue) }

  static func read(_ text: String) throws(ValueFault) -> Self {
    guard let word = Self(rawValue: text) else { throw .unknownWord }
    return word
  }

  var recordText: String { rawValue }
}

extension String: RecordValue {
  static var kind: ValueKind { .text }
  static func read(_ text: String) throws(ValueFault) -> String { text }
  var recordText: String { self }
}

extension Int: RecordValue {
  static var kind: ValueKind { .integer }

  static func read(_ text: String) throws(ValueFault) -> Int {
    guard !text.utf8.starts(with: "+".utf8), let number = Int(text) else { throw .malformed }
    return number
  }

  var recordText: String { String(self) }
}

extension Bool: RecordValue {
  static var kind: ValueKind { .boolean }

  static func read(_ text: String) throws(ValueFault) -> Bool {
    switch text {
    case "true": true
    case "false": false
    default: throw .malformed
    }
  }

  var recordText: String { self ? "true" : "false" }
}

extension R4.Decimal: RecordValue {
  static var kind: ValueKind { .decimal }

  static func read(_ text: String) throws(ValueFault) -> R4.Decimal {
    guard let number = R4.Decimal(text) else { throw .malformed }
    return number
  }

  var recordText: String { text }
}

extension R4.Date: RecordValue {
  static var kind: ValueKind { .date }

  static func read(_ text: String) throws(ValueFault) -> R4.Date {
    guard let date = R4.Date(text) else { throw .malformed }
    return date
  }

  var recordText: String { text }
}

extension R4.DateTime: RecordValue {
  static var kind: ValueKind { .dateTime }

  static func read(_ text: String) throws(ValueFault) -> R4.DateTime {
    guard let time = R4.DateTime(text) else { throw .malformed }
    return time
  }

  var recordText: String { text }
}

extension UniqueDeviceIdentifier: RecordValue {
  static var kind: ValueKind { .udi }

  static func read(_ text: String) throws(ValueFault) -> UniqueDeviceIdentifier {
    do { return try UniqueDeviceIdentifier(parsing: text) } catch { throw .udi(error) }
  }

  var recordText: String { text }
}

extension Drug: RecordValue {
  static var kind: ValueKind { .drug }
  static var words: [String] { Ingredient.allCases.map(\.rawValue) }

  static func read(_ text: String) throws(ValueFault) -> Drug {
    Ingredient(rawValue: text).map(Drug.known) ?? .named(text)
  }

  var recordText: String {
    switch self {
    case .known(let ingredient): ingredient.rawValue
    case .named(let name): name
    }
  }
}
