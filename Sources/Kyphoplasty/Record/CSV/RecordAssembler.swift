internal import LosslessJSON

/// Puts the rows of one encounter together as a document in JSON, and notes for each value the cell that it came from.
///
/// All values are strings: what they mean is for the reader to find out, in the same way as for a record in JSON.
struct RecordAssembler {
  private let linked: [CSVTable]
  private let rows: [[CSVRow]]
  private let mapping: SiteMapping
  /// For each row of each table, the list that it is to be an element of; `nil` where its word names none.
  private let targets: [[Int?]]
  private var isUsed: [[Bool]]
  private var json = JSONBytes()
  private var origins: CellOrigins
  private(set) var findings: [RecordFinding] = []

  /// - Parameters:
  ///   - encounters: the table of encounters.
  ///   - linked: the linked tables.
  ///   - rows: for each linked table, the rows of the encounter.
  ///   - mapping: the site's words for nothing, and what parts the elements of lists.
  init(encounters: CSVTable, linked: [CSVTable], rows: [[CSVRow]], mapping: SiteMapping) {
    self.linked = linked
    self.rows = rows
    self.mapping = mapping
    targets = zip(linked, rows).map { table, rows in rows.map { table.target(of: $0) } }
    isUsed = rows.map { Array(repeating: false, count: $0.count) }
    origins = CellOrigins(
      tables: ([encounters] + linked).map {
        CellOrigins.Table(file: $0.path, columns: $0.columns)
      })
    self.encounters = encounters
  }

  private let encounters: CSVTable

  /// The whole record of a row of the encounters.
  mutating func assemble(_ row: CSVRow) -> RawRecord? {
    guard let plan = encounters.plans.first else { return nil }
    checkRows()
    let source = Source(table: 0, row: row)
    if !writeObject(plan, source, key: nil) {
      json.open("{")
      json.close("}")
    }
    reportOrphans()
    // What is written here is JSON by construction, and rows within the limit keep it within JSON's.
    guard let document = try? JSONDocument(json.bytes) else { return nil }
    return RawRecord(document: document, origin: .tables(origins))
  }

  /// A row and its table: 0 are the encounters, then the linked ones.
  private struct Source {
    var table: Int
    var row: CSVRow
  }

  // MARK: Writing

  /// Writes an object; nothing and `false` where every cell of it is empty.
  private mutating func writeObject(
    _ plan: RowPlan, _ source: Source, key: ArraySlice<UInt8>?
  ) -> Bool {
    let start = state
    note(source, column: -1)
    json.open("{")
    var isEmpty = true
    for member in plan.members {
      let before = state
      json.key(member.name)
      if write(member, source, key: key) { isEmpty = false } else { reset(to: before) }
    }
    if isEmpty {
      reset(to: start)
    } else {
      json.close("}")
    }
    return !isEmpty
  }

  private mutating func write(
    _ plan: RowPlan, _ source: Source, key: ArraySlice<UInt8>?
  ) -> Bool {
    if let column = plan.column {
      return plan.isList ? writeList(column, source) : writeCell(column, source)
    }
    if plan.elements.isEmpty, plan.links.isEmpty { return writeObject(plan, source, key: key) }
    return writeElements(plan, source, key: key)
  }

  private mutating func writeCell(_ column: Int, _ source: Source) -> Bool {
    let text = source.row.text(column)
    guard !isEmpty(text) else { return false }
    note(source, column: column)
    json.string(text)
    return true
  }

  /// Writes a list from one cell; an element that is left out stays as an empty one.
  private mutating func writeList(_ column: Int, _ source: Source) -> Bool {
    let text = source.row.text(column)
    guard !isEmpty(text) else { return false }
    note(source, column: column)
    json.open("[")
    for element in text.split(separator: mapping.listSeparator, omittingEmptySubsequences: false) {
      json.string(TextBytes.trimmed(element))
    }
    json.close("]")
    return true
  }

  /// Writes a list from columns of their own and from the rows of linked tables.
  private mutating func writeElements(
    _ plan: RowPlan, _ source: Source, key: ArraySlice<UInt8>?
  ) -> Bool {
    let start = state
    note(source, column: -1)
    json.open("[")
    var isEmpty = true
    for (_, element) in plan.elements {
      let elementKey = keyColumn(of: element).map { source.row.text($0) }
      if write(element, source, key: elementKey) { isEmpty = false }
    }
    for link in plan.links where writeRows(of: link, key: key) { isEmpty = false }
    if isEmpty {
      reset(to: start)
    } else {
      json.close("]")
    }
    return !isEmpty
  }

  /// Writes the rows of a linked table that belong here.
  private mutating func writeRows(of link: RowPlan.Link, key: ArraySlice<UInt8>?) -> Bool {
    let table = linked[link.table]
    let ownKey = linkKeyColumn(of: table)
    var isEmpty = true
    for (index, row) in rows[link.table].enumerated()
    where targets[link.table][index] == link.target {
      if let parent = table.parentColumn {
        guard let key, row.text(parent).elementsEqual(key) else { continue }
      }
      if isUsed[link.table][index] {
        report(.ambiguousParent(table.definition.parent?.table ?? ""), table, row)
        continue
      }
      isUsed[link.table][index] = true
      isEmpty = false
      let element = Source(table: link.table + 1, row: row)
      let rowKey = ownKey.map { row.text($0) }
      guard !writeObject(table.plans[link.target], element, key: rowKey) else { continue }
      // A row with nothing but its keys is still an element, whose required fields are missing.
      note(element, column: -1)
      json.open("{")
      json.close("}")
    }
    return !isEmpty
  }

  /// The column by which rows of other tables name an element of the encounters' own columns.
  private func keyColumn(of element: RowPlan) -> Int? {
    for table in linked {
      guard let parent = table.definition.parent, parent.isField,
        let member = element.members.first(where: { $0.name == parent.column })
      else { continue }
      return member.column
    }
    return nil
  }

  /// The column by which rows of other tables name a row of this one.
  private func linkKeyColumn(of table: CSVTable) -> Int? {
    if let column = table.linkColumn { return column }
    guard
      let parent = linked.lazy.compactMap(\.definition.parent).first(where: {
        $0.table == table.definition.name && $0.isField
      })
    else { return nil }
    return table.plans.first?.members.first { $0.name == parent.column }?.column
  }

  private var state: (json: JSONBytes.Mark, origins: Int) { (json.mark, origins.entries.count) }

  private mutating func reset(to state: (json: JSONBytes.Mark, origins: Int)) {
    json.reset(to: state.json)
    origins.entries.removeSubrange(state.origins...)
  }

  private mutating func note(_ source: Source, column: Int) {
    origins.entries.append(
      CellOrigins.Entry(
        offset: UInt32(truncatingIfNeeded: json.nextOffset),
        table: UInt16(truncatingIfNeeded: source.table),
        column: Int16(truncatingIfNeeded: column),
        row: UInt32(truncatingIfNeeded: source.row.number)))
  }

  private func isEmpty(_ text: ArraySlice<UInt8>) -> Bool {
    text.isEmpty || (!mapping.nullWords.isEmpty && mapping.isNull(TextBytes.string(text)))
  }

  // MARK: Findings

  private mutating func checkRows() {
    for (number, table) in linked.enumerated() {
      for (row, target) in zip(rows[number], targets[number]) {
        if let fault = table.fault(of: row) { report(.malformedRow(fault), table, row) }
        guard let target, let word = table.definition.targets[target].word else { continue }
        for column in table.foreignColumns[target] where !isEmpty(row.text(column)) {
          findings.append(
            RecordFinding(
              .unusableColumn("has no place in the list \(word)"),
              at: table.place(of: row, column: column)))
        }
      }
    }
  }

  private mutating func reportOrphans() {
    for (number, table) in linked.enumerated() {
      for (index, row) in rows[number].enumerated() where !isUsed[number][index] {
        if targets[number][index] == nil, let column = table.listColumn {
          let words = table.definition.targets.compactMap(\.word)
          let word = TextBytes.string(row.text(column))
          let problem = RecordProblem.unknownWord(
            accepted: words, suggestion: Suggestion.nearest(to: word, among: words))
          findings.append(RecordFinding(problem, at: table.place(of: row, column: column)))
        } else {
          let parent = table.definition.parent
          report(
            .orphan(of: parent.map { "row of \($0.table) with this \($0.column)" } ?? "list"),
            table, row)
        }
      }
    }
  }

  private mutating func report(_ problem: RecordProblem, _ table: CSVTable, _ row: CSVRow) {
    findings.append(RecordFinding(problem, at: .row(file: table.path, row: row.number)))
  }
}
