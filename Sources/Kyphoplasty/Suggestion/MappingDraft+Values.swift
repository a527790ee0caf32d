extension MappingDraft {
  /// A coded field, with what its column holds and what that may mean.
  struct CodedField: Sendable {
    /// Different values beyond which a column is not taken for a coded one, and none of them is written down.
    static let valueLimit = 40

    var path: String
    var words: [String]
    /// Each value with its number, and the word that is guessed.
    var values: [(value: String, count: Int, word: String?)]
    /// Whether the column holds too much to be coded.
    var isKeptBack: Bool
  }

  /// A column with the field that it fills.
  struct FilledField: Sendable {
    var path: String
    var content: RecordShape.Content
    var column: SampleColumn
  }

  /// Every column with a field; those of a table that fills several lists come once for each list that has the field.
  var filledFields: [FilledField] {
    let shape = RecordShape.encounter
    return files.flatMap { file in
      file.guesses.flatMap { guess -> [FilledField] in
        let column = file.sample.columns[guess.column]
        guard guess.field != nil else { return linkedField(guess, column, of: file.table) }
        return file.table.targets.compactMap { target in
          let path = target.path.isEmpty ? guess.path : "\(target.path).\(guess.path)"
          guard let field = shape.field(at: path) else { return nil }
          return FilledField(path: path, content: shape.fields[field].content, column: column)
        }
      }
    }
  }

  /// A column that links rows by a field, such as the vertebra of a balloon's level, needs that field's words too.
  private func linkedField(
    _ guess: ColumnGuess, _ column: SampleColumn, of table: RecordTable
  ) -> [FilledField] {
    guard let parent = table.parent, parent.isField, guess.path == parent.column,
      let list = RecordTable.named(parent.table)?.targets.first?.path,
      let field = RecordShape.encounter.field(at: "\(list).\(parent.column)")
    else { return [] }
    let shape = RecordShape.encounter.fields[field]
    return [FilledField(path: shape.path, content: shape.content, column: column)]
  }

  var codedFields: [CodedField] {
    var coded: [CodedField] = []
    for filled in filledFields {
      guard let words = filled.content.words, !words.isEmpty else { continue }
      let values = filled.column.meaningful.flatMap { value, count in
        filled.content.isList
          ? value.split(separator: ";").map { (String($0), count) } : [(value, count)]
      }
      let isKeptBack = filled.column.isOpen || values.count > CodedField.valueLimit
      let guessed =
        isKeptBack
        ? []
        : values.map { value, count in
          (value: value, count: count, word: ValueGuess.word(for: value, among: words))
        }
      merge(
        CodedField(path: filled.path, words: words, values: guessed, isKeptBack: isKeptBack),
        into: &coded)
    }
    return coded
  }

  /// Two columns may fill one field: the vertebra of a level, in its own file and in those that name it.
  private func merge(_ field: CodedField, into coded: inout [CodedField]) {
    guard let known = coded.firstIndex(where: { $0.path == field.path }) else {
      return coded.append(Self.withoutRepeats(field))
    }
    coded[known].values += field.values
    coded[known].isKeptBack = coded[known].isKeptBack || field.isKeptBack
    coded[known] = Self.withoutRepeats(coded[known])
  }

  private static func withoutRepeats(_ field: CodedField) -> CodedField {
    var field = field
    var values: [(value: String, count: Int, word: String?)] = []
    for value in field.values {
      if let known = values.firstIndex(where: { $0.value == value.value }) {
        values[known].count += value.count
      } else {
        values.append(value)
      }
    }
    field.values = values
    return field
  }

  /// The formats that dates need, columns with some dates in another form, and those with all in no usual one.
  var dateFormats: (formats: [String], isAmbiguous: Bool, misfits: [String], unknown: [String]) {
    var formats: [String] = []
    var isAmbiguous = false
    var misfits: [String] = []
    var unknown: [String] = []
    for filled in filledFields where filled.content.isDate {
      guard let guess = DateFormatGuess.formats(of: filled.column.meaningful.map(\.value)) else {
        unknown.append(filled.column.name)
        continue
      }
      for format in guess.formats where !formats.contains(format) { formats.append(format) }
      isAmbiguous = isAmbiguous || guess.isAmbiguous
      if guess.hasMisfits { misfits.append(filled.column.name) }
    }
    // One column with a day above 12 settles the order for all.
    let isSettled = filledFields.filter(\.content.isDate).contains { filled in
      let guess = DateFormatGuess.formats(of: filled.column.meaningful.map(\.value))
      return guess.map { !$0.formats.isEmpty && !$0.isAmbiguous } ?? false
    }
    return (formats, isAmbiguous && !isSettled, misfits, unknown)
  }

  /// Words for yes, no and nothing, and whether numbers have a comma.
  var habits: (yes: [String], no: [String], nulls: [String], hasDecimalComma: Bool) {
    var yes: Set<String> = []
    var no: Set<String> = []
    var nulls: Set<String> = []
    var commas = 0
    var points = 0
    for filled in filledFields {
      for value in filled.column.values.keys {
        if NullWords.all.contains(value) { nulls.insert(value) }
        switch filled.content.kind {
        case .boolean:
          if TruthWords.yes.contains(value) { yes.insert(value) }
          if TruthWords.no.contains(value) { no.insert(value) }
        case .decimal where value.utf8.allSatisfy("0123456789+-.,".utf8.contains):
          if value.contains(",") { commas += 1 }
          if value.contains(".") { points += 1 }
        default: break
        }
      }
    }
    return (yes.sorted(), no.sorted(), nulls.sorted(), commas > 0 && points == 0)
  }

  /// Fields whose column is named after another unit.
  var units: [(path: String, unit: String)] {
    filledFields.compactMap { filled in
      guard let field = RecordShape.encounter.field(at: filled.path),
        let unit = RecordShape.encounter.fields[field].limits.unit,
        let foreign = ColumnUnit.foreignUnit(of: filled.column.name, for: unit)
      else { return nil }
      return (filled.path, foreign)
    }
  }

  /// Whether some column holds times of day without an offset.
  var needsTimeZone: Bool {
    filledFields.contains { filled in
      filled.content.kind == .dateTime
        && filled.column.values.keys.contains { value in
          value.contains(":") && !value.hasSuffix("Z")
            && !value.suffix(6).contains { $0 == "+" || $0 == "-" }
        }
    }
  }

  /// Fields that a record cannot do without and that no column fills.
  var missingFields: [String] {
    let filled = Set(filledFields.map(\.path))
    return Self.required.filter { !filled.contains($0) }
  }

  private static let required = [
    "key", "facility.key", "facility.name", "patient.mrn", "patient.sex", "encounter.class",
    "encounter.start", "diagnosis.fractures.level", "diagnosis.fractures.cause",
    "procedure.technique",
  ]
}

extension RecordShape.Content {
  var kind: ValueKind? {
    switch self {
    case .value(let kind, _), .list(let kind, _, _): kind
    case .group, .groups: nil
    }
  }

  /// The words of a coded field; a drug may be any text.
  fileprivate var words: [String]? {
    switch self {
    case .value(.word, let words), .list(.word, let words, _): words
    default: nil
    }
  }

  fileprivate var isList: Bool {
    if case .list = self { true } else { false }
  }

  fileprivate var isDate: Bool { kind == .date || kind == .dateTime }
}
