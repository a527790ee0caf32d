/// A table of a record with the header of its file: which column is for what.
final class CSVTable {
  let definition: RecordTable
  let path: String
  /// The file's name without folders.
  let file: String
  let columns: [String]
  /// The header, with its line end.
  let header: [UInt8]
  /// How rows become elements, for each target of the table.
  let plans: [RowPlan]
  private(set) var keyColumn = -1
  private(set) var parentColumn: Int?
  private(set) var listColumn: Int?
  private(set) var linkColumn: Int?
  /// For each target, the columns that only other targets have.
  private(set) var foreignColumns: [[Int]]
  /// What is wrong with the header: reported once for each file.
  private(set) var findings: [RecordFinding] = []

  init(
    _ definition: RecordTable, path: String, header row: CSVRow, mapping: SiteMapping
  ) throws(RecordError) {
    self.definition = definition
    self.path = path
    self.file = path.split(separator: "/").last.map(String.init) ?? path
    self.header = row.bytes
    if row.hasLoneReturns {
      // Without this, the whole file would be a header, and its patients' data the names of columns.
      throw RecordError(
        .header, path, "has lines that end with CR alone. Convert it: tr '\\r' '\\n'")
    }
    self.columns = row.cells.indices.map { TextBytes.string(row.text($0)) }
    self.plans = definition.targets.map { _ in RowPlan() }
    self.foreignColumns = definition.targets.map { _ in [] }
    let rule = mapping.tables[definition.name]
    for (column, name) in columns.enumerated() where !name.isEmpty {
      read(column, name, rule)
    }
    if let missing = missingColumn {
      var hint = ""
      if columns.count == 1, let other = Self.likelyDelimiter(row.bytes, besides: mapping.delimiter)
      {
        hint = "; the cells seem to be parted by \(other): set delimiter in a mapping file"
      }
      throw RecordError(.header, path, "has no column \(missing)\(hint)")
    }
    for column in rule?.columns.keys.sorted() ?? [] where !columns.contains(column) {
      findings.append(
        RecordFinding(
          .unusableColumn("is named in the mapping file, and is no column of this file"),
          severity: .warning, at: .file(path), field: column))
    }
  }

  private func read(_ column: Int, _ name: String, _ rule: SiteMapping.TableRule?) {
    let path: String
    switch rule?.columns[name] {
    case .some(.none): return
    case .some(.some(let mapped)): path = mapped
    case .none: path = name
    }
    switch definition.use(of: path) {
    case .encounterKey: take(&keyColumn, column, name)
    case .parentKey: take(&parentColumn, column, name)
    case .list: take(&listColumn, column, name)
    case .link: take(&linkColumn, column, name)
    case .ignored: break
    case .field(let paths):
      if definition.name == RecordTable.encounters, path == definition.keyColumn {
        keyColumn = column
      }
      for (target, path) in paths.enumerated() {
        guard let path else {
          foreignColumns[target].append(column)
          continue
        }
        if !plans[target].insert(path, column: column) { report(.repeatedColumn, column, name) }
      }
    case .unknown(let suggestion): report(.unknownColumn(suggestion: suggestion), column, name)
    case .unusable(let reason): report(.unusableColumn(reason), column, name)
    }
  }

  private func take(_ property: inout Int, _ column: Int, _ name: String) {
    guard property < 0 else { return report(.repeatedColumn, column, name) }
    property = column
  }

  private func take(_ property: inout Int?, _ column: Int, _ name: String) {
    guard property == nil else { return report(.repeatedColumn, column, name) }
    property = column
  }

  private func report(_ problem: RecordProblem, _ column: Int, _ name: String) {
    findings.append(
      RecordFinding(problem, at: .cell(file: path, row: 1, column: column + 1, name: name)))
  }

  private var missingColumn: String? {
    if keyColumn < 0 { return definition.keyColumn }
    if let parent = definition.parent, parentColumn == nil { return parent.column }
    if definition.targets.count > 1, listColumn == nil { return RecordTable.listColumn }
    return nil
  }

  private static func likelyDelimiter(_ header: [UInt8], besides delimiter: UInt8) -> String? {
    let names: [(UInt8, String)] = [
      (UInt8(ascii: ";"), "a semicolon"), (0x09, "a tab"), (UInt8(ascii: ","), "a comma"),
      (UInt8(ascii: "|"), "a vertical bar"),
    ]
    return names.first { $0.0 != delimiter && header.contains($0.0) }?.1
  }

  /// The fault of a row, by itself or beside the header; a row may be longer by cells that are empty.
  func fault(of row: CSVRow) -> CSVFault? {
    if let fault = row.fault { return fault }
    let found = row.cells.count
    if found < columns.count { return .tooFewCells(found: found, expected: columns.count) }
    if found > columns.count, (columns.count..<found).contains(where: { !row.text($0).isEmpty }) {
      return .tooManyCells(found: found, expected: columns.count)
    }
    return nil
  }

  /// The place of a cell.
  func place(of row: CSVRow, column: Int) -> RecordPlace {
    .cell(file: path, row: row.number, column: column + 1, name: columns[column])
  }

  /// The key of the encounter that a row belongs to.
  func key(of row: CSVRow) -> ArraySlice<UInt8> { row.text(keyColumn) }

  /// The target that a row goes to; `nil` where its word is none of the table's.
  func target(of row: CSVRow) -> Int? {
    guard let listColumn else { return 0 }
    let word = TextBytes.string(row.text(listColumn))
    return definition.targets.firstIndex { $0.word == word }
  }
}
