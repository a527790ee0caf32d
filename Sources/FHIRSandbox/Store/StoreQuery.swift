import GRDB

/// The condition in SQL that search criteria come to.
struct StoreQuery {
  private(set) var sql: String
  private(set) var arguments: StatementArguments

  init(_ criteria: SearchCriteria, after id: String? = nil) {
    // The plus keeps SQLite from walking through all resources of the type where a search table names the few.
    let isNamed = criteria.clauses.contains { if case .id = $0 { false } else { true } }
    sql = (isNamed ? "+" : "") + "type = ? AND NOT deleted"
    arguments = [criteria.type]
    for clause in criteria.clauses {
      switch clause {
      case .id(let ids): and("id IN (\(Self.marks("?", ids.count)))", ids)
      case .identifier(let tokens): and(tokens, in: "identifier", criteria.type)
      case .tag(let tokens): and(tokens, in: "tag", criteria.type)
      case .link(let element, let targets):
        let (condition, values) = Self.any(
          ("targetID", "targetType"), targets.map { ($0.id, $0.type) })
        and(
          "key IN (SELECT resource FROM link WHERE type = ? AND element = ? AND (\(condition)))",
          [criteria.type, element] + values)
      }
    }
    if let id { and(criteria.clauses.isEmpty ? "id > ?" : "+id > ?", [id]) }
  }

  private mutating func and(
    _ tokens: [SearchCriteria.Token], in table: String, _ type: String
  ) {
    let (condition, values) = Self.any(
      ("value", "system"), tokens.map { ($0.value, $0.system) })
    and(
      "key IN (SELECT resource FROM \(table) WHERE type = ? AND (\(condition)))", [type] + values)
  }

  private mutating func and(_ condition: String, _ values: [any DatabaseValueConvertible]) {
    sql += " AND \(condition)"
    arguments += StatementArguments(values.map { Optional($0) })
  }

  /// Any of some values in one column, some of them together with a value in a second.
  ///
  /// Lists, because SQLite limits how deep a chain of ORs may go.
  private static func any(
    _ columns: (String, String), _ wanted: [(String, String?)]
  ) -> (condition: String, values: [String]) {
    let alone = wanted.filter { $0.1 == nil }.map(\.0)
    let paired = wanted.compactMap { first, second in second.map { [first, $0] } }
    var conditions: [String] = []
    if !alone.isEmpty { conditions.append("\(columns.0) IN (\(marks("?", alone.count)))") }
    if !paired.isEmpty {
      conditions.append(
        "(\(columns.0), \(columns.1)) IN (VALUES \(marks("(?, ?)", paired.count)))")
    }
    return (conditions.joined(separator: " OR "), alone + paired.flatMap { $0 })
  }

  private static func marks(_ mark: String, _ count: Int) -> String {
    Array(repeating: mark, count: count).joined(separator: ", ")
  }
}
