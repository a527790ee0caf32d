/// What a column of a sample may be, with how sure that is.
struct ColumnGuess: Sendable {
  /// The place of the column.
  var column: Int
  /// What stands in the mapping file: a path below the table's part of the record.
  var path: String
  /// The field's place in the shape; `nil` for a column that links files.
  var field: Int?
  var likeness: Likeness

  /// Why a name may be a field's.
  enum Likeness: Int, Comparable, Sendable {
    case misspelt = 1
    case lastPart
    case synonym
    case same

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

    /// In the words of the mapping file's comments.
    var words: String {
      switch self {
      case .same: "the field's own name"
      case .synonym: "a usual name"
      case .lastPart: "the last part of the path"
      case .misspelt: "a similar name: check it"
      }
    }
  }

  /// What the columns of a sample are where it is a table; each column and each field once, the surest first.
  static func guesses(for columns: [String], of table: RecordTable) -> [ColumnGuess] {
    let candidates = candidates(of: table)
    var guesses: [ColumnGuess] = []
    for (column, name) in columns.enumerated() {
      let plain = ColumnNames.plain(name)
      guard !plain.isEmpty else { continue }
      // `Weight_lb` is a weight; which unit it is in is asked for later.
      let (stem, unit) = ColumnUnit.parts(of: name)
      for candidate in candidates {
        let likeness =
          candidate.likeness(of: plain)
          ?? (candidate.has(unit) ? candidate.likeness(of: ColumnNames.plain(stem)) : nil)
        guard let likeness else { continue }
        guesses.append(
          ColumnGuess(
            column: column, path: candidate.path, field: candidate.field, likeness: likeness))
      }
    }
    var columnsTaken: Set<Int> = []
    var pathsTaken: Set<String> = []
    var kept: [ColumnGuess] = []
    // Sorting is stable: of equal guesses the field that comes first in the record wins.
    for guess in guesses.sorted(by: { $0.likeness > $1.likeness })
    where !columnsTaken.contains(guess.column) && !pathsTaken.contains(guess.path) {
      columnsTaken.insert(guess.column)
      pathsTaken.insert(guess.path)
      kept.append(guess)
    }
    return kept.sorted { $0.column < $1.column }
  }

  private struct Candidate {
    var path: String
    var field: Int?
    var names: [String]

    func has(_ unit: String) -> Bool {
      field.flatMap { RecordShape.encounter.fields[$0].limits.unit }
        .map { ColumnUnit.isUnit(unit, of: $0) } ?? false
    }

    func likeness(of plain: String) -> Likeness? {
      guard !plain.isEmpty else { return nil }
      if ColumnNames.plain(path) == plain { return .same }
      if names.contains(plain) { return .synonym }
      let last = path.split(separator: ".").last.map(String.init) ?? path
      if ColumnNames.plain(last) == plain { return .lastPart }
      guard plain.utf8.count >= 5 else { return nil }
      let isNear = ([ColumnNames.plain(path)] + names).contains { name in
        abs(name.utf8.count - plain.utf8.count) <= 1 && name.utf8.count >= 5
          && Suggestion.distance(Array(name.utf8), Array(plain.utf8)) <= 1
      }
      return isNear ? .misspelt : nil
    }
  }

  private static func candidates(of table: RecordTable) -> [Candidate] {
    let shape = RecordShape.encounter
    var candidates: [Candidate] = []
    func addLink(_ column: String, like name: String) {
      candidates.append(Candidate(path: column, names: ColumnNames.ofLinks[name] ?? []))
    }
    if table.name != RecordTable.encounters { addLink(table.keyColumn, like: "key") }
    if let parent = table.parent { addLink(parent.column, like: parent.column) }
    if let link = table.linkColumn { addLink(link, like: link) }
    if table.targets.count > 1 { addLink(RecordTable.listColumn, like: RecordTable.listColumn) }
    let linked = Set(candidates.map(\.path))
    for target in table.targets {
      let base = target.path.isEmpty ? 0 : shape.field(at: target.path) ?? 0
      for field in shape.fields.indices.dropFirst() {
        guard let path = path(of: field, below: base), !linked.contains(path),
          !candidates.contains(where: { $0.path == path })
        else { continue }
        let names =
          ColumnNames.ofFields[shape.fields[field].path]
          ?? (table.targets.count > 1 ? ColumnNames.ofDrugs[path] : nil) ?? []
        candidates.append(Candidate(path: path, field: field, names: names))
      }
    }
    return candidates
  }

  /// The path below a list or the record of a field that a column can fill; `nil` where it is in another list.
  private static func path(of field: Int, below base: Int) -> String? {
    let shape = RecordShape.encounter
    let prefix = base == 0 ? "" : shape.fields[base].path + "."
    let path = shape.fields[field].path
    guard path.hasPrefix(prefix), path.count > prefix.count else { return nil }
    let below = String(path.dropFirst(prefix.count))
    guard case .success = ColumnPath.parse(below, below: base) else { return nil }
    return below
  }
}
