/// A table of a record in CSV: which part of the record its rows hold, and by which columns rows find each other.
///
/// Every linked table has the column `encounter`, the key of the encounter that a row belongs to. A table whose rows
/// belong to a row of another linked table names that one by a column too:
///
///     encounters.csv   key, patient.mrn, procedure.technique, ...
///     levels.csv       encounter, vertebra, cement.volumeMl, ...
///     balloons.csv     encounter, vertebra, side, volumeMl, ...      the level with this vertebra
struct RecordTable: Sendable {
  /// A list of the record that the rows fill.
  struct Target: Sendable {
    /// The path of the list, from the record: `levels.balloons`; empty for the record itself.
    var path: String
    /// The word in the column `list` that picks it, in a table that fills several.
    var word: String?
  }

  /// How a row finds the row of another linked table that it belongs to.
  struct Parent: Sendable {
    var table: String
    /// The column, here and there.
    var column: String
    /// Whether the column is a field of the parent's part of the record, or only links the two files.
    var isField: Bool
  }

  /// The name: that of the file without `.csv`.
  var name: String
  var targets: [Target]
  var parent: Parent?
  /// A column that only links files to this one.
  var linkColumn: String?

  /// The column that names the encounter.
  var keyColumn: String { name == Self.encounters ? "key" : "encounter" }

  static let encounters = "encounters"
  static let listColumn = "list"

  init(
    _ name: String, _ path: String, parent: Parent? = nil, linkColumn: String? = nil
  ) {
    self.name = name
    self.targets = [Target(path: path)]
    self.parent = parent
    self.linkColumn = linkColumn
  }

  static let all: [RecordTable] = {
    var medications = RecordTable("medications", "")
    medications.targets = [
      Target(path: "anesthesia.drugs", word: "anesthesia"),
      Target(path: "antibiotics", word: "antibiotics"),
      Target(path: "contrast", word: "contrast"),
      Target(path: "preoperative.medications", word: "preoperative"),
      Target(path: "discharge.medications", word: "discharge"),
    ]
    let ofLevel = Parent(table: "levels", column: "vertebra", isField: true)
    return [
      RecordTable(encounters, ""),
      RecordTable("coverage", "coverage"),
      RecordTable("fractures", "diagnosis.fractures"),
      RecordTable("prior_therapy", "priorTherapy"),
      RecordTable("imaging", "imaging", linkColumn: "imaging"),
      RecordTable(
        "vertebra_images", "imaging.vertebrae",
        parent: Parent(table: "imaging", column: "imaging", isField: false)),
      RecordTable("bone_density", "preoperative.boneDensity"),
      RecordTable("team", "team"),
      RecordTable("levels", "levels"),
      RecordTable("balloons", "levels.balloons", parent: ofLevel),
      RecordTable("leaks", "levels.leaks", parent: ofLevel),
      medications,
      RecordTable("vitals", "vitals"),
      RecordTable("biopsies", "biopsies"),
      RecordTable("complications", "complications"),
      RecordTable("outcomes", "outcomes"),
      RecordTable(
        "new_fractures", "outcomes.newFractures",
        parent: Parent(table: "outcomes", column: "timePoint", isField: true)),
      RecordTable("documents", "documents"),
    ]
  }()

  static func named(_ name: String) -> RecordTable? { all.first { $0.name == name } }
}

/// What a column of a table is for.
enum ColumnUse: Sendable, Equatable {
  /// It fills a field: one path for each of the table's targets, `nil` where the target has no such field.
  case field([ColumnPath?])
  case encounterKey
  case parentKey
  case list
  /// Rows of another table name this row by it.
  case link
  case ignored
  case unknown(suggestion: String?)
  case unusable(reason: String)
}

extension RecordTable {
  /// What a column with a path for its name is for.
  func use(of column: String) -> ColumnUse {
    if name != Self.encounters, column == keyColumn { return .encounterKey }
    if column == linkColumn { return .link }
    if targets.count > 1, column == Self.listColumn { return .list }
    if let parent, column == parent.column { return .parentKey }
    var paths: [ColumnPath?] = []
    var unusable: String?
    for target in targets {
      let base = target.path.isEmpty ? 0 : RecordShape.encounter.field(at: target.path) ?? 0
      switch ColumnPath.parse(column, below: base) {
      case .success(let path): paths.append(path)
      case .failure(.unusable(let reason)):
        unusable = reason
        paths.append(nil)
      case .failure(.unknown): paths.append(nil)
      }
    }
    if paths.contains(where: { $0 != nil }) {
      return .field(paths)
    }
    if let unusable { return .unusable(reason: unusable) }
    return .unknown(suggestion: Suggestion.nearest(to: column, among: columnNames))
  }

  /// The columns that it can have, without those with places of lists.
  var columnNames: [String] {
    var names: [String] = name == Self.encounters ? [] : [keyColumn]
    if let linkColumn { names.append(linkColumn) }
    if targets.count > 1 { names.append(Self.listColumn) }
    if let parent { names.append(parent.column) }
    let shape = RecordShape.encounter
    for target in targets {
      let prefix = target.path.isEmpty ? "" : target.path + "."
      for field in shape.fields where field.path.hasPrefix(prefix) {
        switch field.content {
        case .value, .list: names.append(String(field.path.dropFirst(prefix.count)))
        case .group, .groups: break
        }
      }
    }
    return names
  }
}
