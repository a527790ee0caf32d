internal import LosslessJSON

/// Reads records from a file, a folder or the standard input, one at a time and in constant memory.
///
///     var reader = try EncounterReader(path: "Samples")
///     while let result = try reader.next() {
///       for finding in result.findings { print(finding) }
///       if let encounter = result.encounter { ... }
///     }
///
/// A record with an error has no encounter, and the next one is read all the same. Of one input, all keys are
/// remembered, at some 12 bytes each, so that a key that comes twice is found.
public struct EncounterReader {
  /// How records are read.
  public struct Options: Sendable {
    /// Whether findings show the values that they are about; they may be a patient's.
    public var showValues = false
    /// What a record may be at most.
    public var limits = RecordLimits()
    /// How much the rules matter, and where they draw their bounds.
    public var rules = RuleSettings.standard

    /// Makes the usual options: no values are shown.
    public init() {}
  }

  private var input: any RecordInput
  private let mapping: SiteMapping
  private let options: Options
  private var seenKeys = SeenKeys()

  /// The values of the site's that no translation fitted, each with the number of times it was met.
  public private(set) var unmapped: [UnmappedValue: Int] = [:]

  /// Opens a file or a folder; `-` is the standard input.
  ///
  /// A folder with a table of encounters is read as tables, any other as JSON files. Where no form is said, the ending
  /// of a file's name says it, else the beginning of the input.
  ///
  /// - Throws: `RecordError` where it cannot be read at all.
  public init(
    path: String, format: RecordFormat? = nil, mapping: SiteMapping = .none,
    options: Options = Options()
  ) throws(RecordError) {
    let limits = options.limits
    if FolderInput.isFolder(path) {
      let encounters = mapping.tables[RecordTable.encounters]?.file ?? "encounters.csv"
      let hasTables = try FolderInput.files(in: path).contains(encounters)
      if format == .csv || (format == nil && hasTables) {
        let tables = try CSVInput(folder: path, mapping: mapping, limits: limits)
        self.init(tables, mapping, options)
      } else {
        self.init(try FolderInput(path, limits: limits), mapping, options)
      }
      return
    }
    try self.init(
      InputFile(path), name: path, format: format ?? RecordFormat(ofFile: path), mapping: mapping,
      options: options)
  }

  /// Reads from bytes of any origin.
  ///
  /// - Parameters:
  ///   - source: the bytes.
  ///   - name: what findings call them.
  ///   - format: their form; where it is not said, it is JSON or NDJSON by their beginning.
  ///   - mapping: how the site's files become records.
  ///   - options: how records are read.
  /// - Throws: `RecordError` where the bytes cannot be read at all.
  public init(
    _ source: any ByteSource, name: String, format: RecordFormat? = nil,
    mapping: SiteMapping = .none, options: Options = Options()
  ) throws(RecordError) {
    if format == .csv {
      let table = try CSVInput(source, file: name, mapping: mapping, limits: options.limits)
      self.init(table, mapping, options)
    } else {
      let input = try RecordFormat.input(
        of: source, file: name, format: format, limits: options.limits)
      self.init(input, mapping, options)
    }
  }

  private init(_ input: any RecordInput, _ mapping: SiteMapping, _ options: Options) {
    self.input = input
    self.mapping = mapping
    self.options = options
  }

  /// Whether reading can go on after an error: with the next file of a folder.
  public var canGoOn: Bool { input.canGoOn }

  /// Reads the next record; `nil` at the end.
  ///
  /// - Throws: `RecordError` where the input cannot be read on, or a file of several, as `canGoOn` says.
  public mutating func next() throws(RecordError) -> RecordResult? {
    guard let item = try input.next() else { return nil }
    var result = RecordResult(record: item.record, findings: item.findings, raw: item.raw)
    if let raw = item.raw { read(raw, into: &result) }
    return result
  }

  private mutating func read(_ raw: RawRecord, into result: inout RecordResult) {
    let document = raw.document
    if raw.hasKinds, let type = document.string("resourceType", of: document.root) {
      result.findings.append(
        RecordFinding(.resource(isBundle: type == "Bundle"), at: raw.place(of: document.root)))
      return
    }
    let reading = RecordReader.read(raw, with: mapping, showValues: options.showValues)
    for value in reading.unmapped where unmapped.count < 10_000 || unmapped[value] != nil {
      unmapped[value, default: 0] += 1
    }
    result.unmapped = reading.unmapped
    result.findings += reading.findings
    if let key = reading.draft?.key, !key.isEmpty {
      result.record?.key = key
      if !seenKeys.insert(key.utf8) {
        result.findings.append(
          RecordFinding(.repeatedKey, at: raw.place(ofField: "key"), field: "key"))
      }
    }
    guard let draft = reading.draft else { return }
    result.findings += RecordRule.findings(
      in: draft, after: reading.findings, of: raw, as: options.rules)
    if !result.findings.contains(where: { $0.severity == .error }) { result.encounter = draft }
  }
}
