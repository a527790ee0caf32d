/// A mapping file that is guessed from sample files, for somebody to look over.
public struct MappingDraft: Sendable {
  /// Why a sample file is not in the draft.
  public struct Passed: Sendable, Hashable {
    /// The file, without folders.
    public var file: String
    /// Why.
    public var reason: String
  }

  struct File: Sendable {
    var sample: SampleTable
    var table: RecordTable
    var guesses: [ColumnGuess]

    /// Whether a table of encounters has a row for something smaller, such as a level.
    var hasRowsOfOneKey: Bool {
      guard table.name == RecordTable.encounters,
        let key = guesses.first(where: { $0.path == table.keyColumn })
      else { return false }
      return sample.columns[key.column].values.contains { $0.value > 1 }
    }
  }

  private(set) var files: [File] = []
  /// Files that could not be read, or whose table could not be guessed.
  public private(set) var passed: [Passed] = []

  /// Whether no file could be made out.
  public var isEmpty: Bool { files.isEmpty }

  /// Files in which the key of an encounter comes in more than one row, where each encounter has one.
  public var filesWithRepeatedKeys: [String] {
    files.filter(\.hasRowsOfOneKey).map(\.sample.file)
  }

  /// Columns that are guessed to be a field, and all that the files have.
  public var columnCounts: (guessed: Int, all: Int) {
    (files.reduce(0) { $0 + $1.guesses.count }, files.reduce(0) { $0 + $1.sample.columns.count })
  }

  /// Reads the CSV files of a folder.
  ///
  /// - Throws: `RecordError` where the folder cannot be read or has no CSV file.
  public init(folder: String) throws(RecordError) {
    let names = try FolderInput.files(in: folder).filter {
      !$0.hasPrefix(".") && RecordFormat(ofFile: $0) == .csv
    }
    guard !names.isEmpty else { throw RecordError(.format, folder, "has no CSV file") }
    var samples: [SampleTable] = []
    for name in names {
      do throws(RecordError) {
        samples.append(try SampleTable(try InputFile("\(folder)/\(name)"), file: name))
      } catch {
        passed.append(Passed(file: name, reason: error.message))
      }
    }
    assign(samples)
  }

  /// Gives each sample the table that it is most like; a table has one file.
  private mutating func assign(_ samples: [SampleTable]) {
    var options: [(sample: Int, table: RecordTable, guesses: [ColumnGuess], score: Int)] = []
    for (place, sample) in samples.enumerated() {
      for table in RecordTable.all {
        let guesses = ColumnGuess.guesses(for: sample.columns.map(\.name), of: table)
        let likeness = guesses.reduce(0) { $0 + $1.likeness.rawValue }
        let isNamed = ColumnNames.ofTables[table.name]?.contains(Self.stem(of: sample.file)) == true
        let hasKey = guesses.contains { $0.path == table.keyColumn }
        guard hasKey, isNamed || guesses.count * 2 > sample.columns.count else { continue }
        options.append((place, table, guesses, likeness + (isNamed ? 1000 : 0)))
      }
    }
    var samplesTaken: Set<Int> = []
    var tablesTaken: Set<String> = []
    for option in options.sorted(by: { $0.score > $1.score })
    where !samplesTaken.contains(option.sample) && !tablesTaken.contains(option.table.name) {
      samplesTaken.insert(option.sample)
      tablesTaken.insert(option.table.name)
      files.append(
        File(sample: samples[option.sample], table: option.table, guesses: option.guesses))
    }
    for (place, sample) in samples.enumerated() where !samplesTaken.contains(place) {
      passed.append(
        Passed(
          file: sample.file,
          reason:
            "is like no table of the record: no column looks like the key of an encounter, or too few are known"
        ))
    }
    let order = RecordTable.all.map(\.name)
    files.sort {
      (order.firstIndex(of: $0.table.name) ?? 0) < (order.firstIndex(of: $1.table.name) ?? 0)
    }
  }

  private static func stem(of file: String) -> String {
    ColumnNames.plain(String(file.prefix { $0 != "." }))
  }
}
