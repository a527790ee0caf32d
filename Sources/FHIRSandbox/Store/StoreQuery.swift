import GRDB

/// The condition in SQL that search criteria come to.
struct StoreQuery {
  private(set) var sql: String
  private(set) var arguments: StatementArguments

  init(_ criteria: SearchCriteria) {
    sql = "type = ? AND NOT deleted"
    arguments = [criteria.type]
    for clause in criteria.clauses {
      switch clause {
      case .id(let ids):
        and("id IN (\(Array(repeating: "?", count: ids.count).joined(separator: ",")))", ids)
      case .identifier(let tokens):
        let (alternatives, values) = Self.any(tokens) { token in
          token.system.map { ("value = ? AND system = ?", [token.value, $0]) }
            ?? ("value = ?", [token.value])
        }
        and(
          "key IN (SELECT resource FROM identifier WHERE type = ? AND (\(alternatives)))",
          [criteria.type] + values)
      case .link(let element, let targets):
        let (alternatives, values) = Self.any(targets) { target in
          target.type.map { ("targetID = ? AND targetType = ?", [target.id, $0]) }
            ?? ("targetID = ?", [target.id])
        }
        and(
          "key IN (SELECT resource FROM link WHERE type = ? AND element = ? AND (\(alternatives)))",
          [criteria.type, element] + values)
      }
    }
  }

  mutating func and(_ condition: String, _ values: [any DatabaseValueConvertible]) {
    sql += " AND \(condition)"
    arguments += StatementArguments(values.map { Optional($0) })
  }

  private static func any<Value>(
    _ values: [Value], _ condition: (Value) -> (String, [String])
  ) -> (sql: String, values: [String]) {
    let conditions = values.map(condition)
    return (
      conditions.map { "(\($0.0))" }.joined(separator: " OR "), conditions.flatMap { $0.1 }
    )
  }
}
