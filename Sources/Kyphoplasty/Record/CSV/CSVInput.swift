/// Records in tables: `encounters.csv` alone, or a folder with the tables that are linked to it.
struct CSVInput: RecordInput {
  private let limits: RecordLimits
  private let mapping: SiteMapping
  private let encounters: CSVTable
  private let linked: [LinkedRows]
  private var reader: CSVReader
  private var seenKeys = SeenKeys()
  /// What is wrong with the headers and with the folder, to be given out first.
  private var waiting: [RecordFinding]

  /// Opens a folder of tables.
  init(folder: String, mapping: SiteMapping, limits: RecordLimits) throws(RecordError) {
    let names = try FolderInput.files(in: folder)
    var tables: [CSVTable] = []
    var known: Set<String> = []
    for definition in RecordTable.all {
      let name = mapping.tables[definition.name]?.file ?? definition.name + ".csv"
      known.insert(name)
      guard names.contains(name) else {
        // A file that the mapping names must be there; the others may be left out.
        if mapping.tables[definition.name]?.file != nil || definition.name == RecordTable.encounters
        {
          throw RecordError(.format, folder, "has no file \(name)")
        }
        continue
      }
      tables.append(
        try Self.open(definition, "\(folder)/\(name)", mapping: mapping, limits: limits).table)
    }
    let first = tables.removeFirst()
    var findings = first.findings + tables.flatMap(\.findings)
    for name in names where name.hasSuffix(".csv") && !known.contains(name) {
      let suggestion = Suggestion.nearest(to: name, among: known)
      findings.append(
        RecordFinding(
          .unknownTable(suggestion: suggestion), at: .file("\(folder)/\(name)")))
    }
    let order = try RowOrder.tablesInOrder(
      tables, of: first, delimiter: mapping.delimiter, limits: limits)
    linked = try zip(tables, order).map { (table, isInOrder) throws(RecordError) in
      try LinkedRows(
        table, isInOrder: isInOrder, delimiter: mapping.delimiter, limits: limits)
    }
    reader = try Self.open(
      first.definition, first.path, mapping: mapping, limits: limits
    ).reader
    encounters = first
    waiting = findings
    self.limits = limits
    self.mapping = mapping
    Self.link(tables, to: first)
  }

  /// Reads the encounters alone, of which each row is a whole record.
  init(
    _ source: any ByteSource, file: String, mapping: SiteMapping, limits: RecordLimits
  ) throws(RecordError) {
    guard let definition = RecordTable.named(RecordTable.encounters) else {
      throw RecordError(.format, file, "is no table of encounters")
    }
    (encounters, reader) = try Self.open(
      definition, file, source: source, mapping: mapping, limits: limits)
    waiting = encounters.findings
    linked = []
    self.limits = limits
    self.mapping = mapping
  }

  private static func open(
    _ definition: RecordTable, _ path: String, source: (any ByteSource)? = nil,
    mapping: SiteMapping, limits: RecordLimits
  ) throws(RecordError) -> (table: CSVTable, reader: CSVReader) {
    let bytes: any ByteSource
    if let source { bytes = source } else { bytes = try InputFile(path) }
    var reader = CSVReader(
      bytes, file: path, delimiter: mapping.delimiter, limit: limits.recordLength)
    guard let header = try reader.nextFilled(), header.fault == nil else {
      throw RecordError(.header, path, "has no header")
    }
    return (try CSVTable(definition, path: path, header: header, mapping: mapping), reader)
  }

  /// Makes place in the plans for the rows of linked tables.
  private static func link(_ tables: [CSVTable], to encounters: CSVTable) {
    let shape = RecordShape.encounter
    for (number, table) in tables.enumerated() {
      for (target, definition) in table.definition.targets.enumerated() {
        var plans = encounters.plans
        var path = shape.fields(on: definition.path)
        if let parent = table.definition.parent,
          let parentPath = RecordTable.named(parent.table)?.targets.first?.path
        {
          // Each row of the parent's table has such a list, and so has each of its elements in the encounters' columns.
          let steps = shape.fields(on: parentPath)
          path = Array(path.dropFirst(steps.count))
          plans = encounters.plans.flatMap { $0.elementPlans(ofListAt: steps) }
          plans += tables.filter { $0.definition.name == parent.table }.flatMap(\.plans)
        }
        for plan in plans {
          plan.list(at: path).links.append(RowPlan.Link(table: number, target: target))
        }
      }
    }
  }

  mutating func next() throws(RecordError) -> RawItem? {
    if !waiting.isEmpty {
      defer { waiting = [] }
      return RawItem(findings: waiting)
    }
    if let row = try reader.nextFilled() { return try item(of: row) }
    for table in linked {
      if let row = try table.nextOrphan() { return orphan(row, of: table.table) }
    }
    return nil
  }

  private mutating func item(of row: CSVRow) throws(RecordError) -> RawItem {
    let key = encounters.key(of: row)
    let isRepeated = !key.isEmpty && !seenKeys.insert(key)
    var rows: [[CSVRow]] = []
    for table in linked {
      rows.append(key.isEmpty || isRepeated ? [] : try table.rows(of: key))
    }
    var source = [
      EncounterRecord.Rows(file: encounters.file, header: encounters.header, rows: [row.bytes])
    ]
    for (table, rows) in zip(linked, rows) where !rows.isEmpty {
      source.append(
        EncounterRecord.Rows(
          file: table.table.file, header: table.table.header, rows: rows.map(\.bytes)))
    }
    let record = EncounterRecord(
      place: .row(file: encounters.path, row: row.number),
      key: key.isEmpty ? nil : TextBytes.string(key), source: .tables(source))
    if let fault = encounters.fault(of: row) {
      return RawItem(
        record: record, findings: [RecordFinding(.malformedRow(fault), at: record.place)])
    }
    if isRepeated {
      // Its linked rows went to the first of that key, so that it is not read further.
      let place = encounters.place(of: row, column: encounters.keyColumn)
      return RawItem(
        record: record, findings: [RecordFinding(.repeatedKey, at: place, field: "key")])
    }
    var assembler = RecordAssembler(
      encounters: encounters, linked: linked.map(\.table), rows: rows, mapping: mapping)
    let raw = assembler.assemble(row)
    return RawItem(record: record, raw: raw, findings: assembler.findings)
  }

  private func orphan(_ row: CSVRow, of table: CSVTable) -> RawItem {
    let key = TextBytes.string(table.key(of: row))
    let place = RecordPlace.row(file: table.path, row: row.number)
    let rows = EncounterRecord.Rows(file: table.file, header: table.header, rows: [row.bytes])
    let problem = row.fault.map(RecordProblem.malformedRow) ?? .orphan(of: "encounter")
    return RawItem(
      record: EncounterRecord(
        place: place, key: key.isEmpty ? nil : key, source: .tables([rows])),
      findings: [RecordFinding(problem, at: place)])
  }
}
