/// A value in a row of a database.
package enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])

  package init(_ value: Int64?) { self = value.map(Self.integer) ?? .null }
  package init(_ value: Int) { self = .integer(Int64(value)) }
  package init(_ value: Bool) { self = .integer(value ? 1 : 0) }
  package init(_ value: String?) { self = value.map(Self.text) ?? .null }
  package init(_ value: [UInt8]) { self = .blob(value) }
  package init(_ value: UnixTime?) { self = value.map { .integer($0.milliseconds) } ?? .null }
  package init(_ value: OutboxState) { self = .text(value.rawValue) }
}

/// A row, whose columns are read as what the tables say they are; anything else is damage.
package struct SQLRow: Sendable {
  private let values: [SQLValue]

  package init(_ values: [SQLValue]) { self.values = values }

  package func integer(_ column: Int) throws(OutboxError) -> Int64 {
    guard case .integer(let value) = value(column) else { throw wrong(column) }
    return value
  }

  package func optionalInteger(_ column: Int) throws(OutboxError) -> Int64? {
    if case .null = value(column) { return nil }
    return try integer(column)
  }

  package func int(_ column: Int) throws(OutboxError) -> Int {
    guard let value = Int(exactly: try integer(column)) else { throw wrong(column) }
    return value
  }

  package func flag(_ column: Int) throws(OutboxError) -> Bool { try integer(column) != 0 }

  package func time(_ column: Int) throws(OutboxError) -> UnixTime {
    UnixTime(milliseconds: try integer(column))
  }

  package func optionalTime(_ column: Int) throws(OutboxError) -> UnixTime? {
    try optionalInteger(column).map(UnixTime.init(milliseconds:))
  }

  package func text(_ column: Int) throws(OutboxError) -> String {
    guard case .text(let value) = value(column) else { throw wrong(column) }
    return value
  }

  package func optionalText(_ column: Int) throws(OutboxError) -> String? {
    if case .null = value(column) { return nil }
    return try text(column)
  }

  package func blob(_ column: Int) throws(OutboxError) -> [UInt8] {
    guard case .blob(let value) = value(column) else { throw wrong(column) }
    return value
  }

  package func optionalBlob(_ column: Int) throws(OutboxError) -> [UInt8]? {
    if case .null = value(column) { return nil }
    return try blob(column)
  }

  package func state(_ column: Int) throws(OutboxError) -> OutboxState {
    guard let state = OutboxState(rawValue: try text(column)) else { throw wrong(column) }
    return state
  }

  private func value(_ column: Int) -> SQLValue? {
    values.indices.contains(column) ? values[column] : nil
  }

  private func wrong(_ column: Int) -> OutboxError {
    OutboxError(
      .corrupt, "The outbox is damaged: column \(column) of a row is not what it should be.")
  }
}
