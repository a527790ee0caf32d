public import LosslessJSON

/// Reads bundles back into records, one at a time.
///
///     var reader = BundleReader()
///     let result = reader.read(bytes, file: "HEH-1.bundle.json")
///     if let encounter = result.encounter { ... }
///
/// Bundles of organizations, places and clinicians give no record: they are kept, and encounters that come after them
/// are read with what they say. Without them a record has of its facility and its clinicians what the references in
/// its own bundle tell, and a finding says so.
///
/// All keys are remembered, at some 12 bytes each, so that an encounter that comes twice is found.
///
/// The record is made by the same reader as any other and judged by the same rules; its findings point into the
/// bundle, by line, column and the element's path.
public struct BundleReader: Sendable {
  /// How bundles are read.
  public struct Options: Sendable {
    /// Whether findings show the values that they are about; they may be a patient's.
    public var showValues = false
    /// Whether each resource and element that no field of the record holds is named, and not only counted.
    public var namesUnused = false
    /// Which rules judge the record, and how.
    public var rules = RuleSettings.standard

    /// Makes the usual options: no values are shown, and what is not used is counted.
    public init() {}
  }

  /// What came of a bundle.
  public struct Result: Sendable {
    /// What kind of bundle it was.
    public enum Kind: Sendable, Hashable {
      /// The bundle of an encounter, or what should have been one.
      case encounter
      /// A bundle of what encounters share.
      case directory
      /// Another resource, or no JSON.
      case other
    }

    /// What kind of bundle it was.
    public var kind: Kind
    /// The record in values that cannot be malformed; `nil` where a finding is an error, and for a directory.
    public var encounter: KyphoplastyEncounter?
    /// All that is wrong or doubtful, or could not be read.
    public var findings: [RecordFinding]
    /// The record with stand-ins where something was wrong.
    var draft: KyphoplastyEncounter?
    let raw: RawRecord?

    /// Where a field of the record stands in the bundle, or the nearest thing around it: `levels[0].cement.volumeMl`.
    public func place(ofField field: String) -> RecordPlace? { raw?.place(ofField: field) }
  }

  private let options: Options
  private var directory = SharedDirectory()
  private var seenKeys = SeenKeys()

  /// Makes a reader that knows of no organization and no clinician yet.
  public init(options: Options = Options()) { self.options = options }

  /// Reads a bundle.
  ///
  /// - Parameters:
  ///   - bytes: the bundle in JSON.
  ///   - file: what findings call it.
  ///   - firstLine: the line that it begins on, where it is one of several in a file.
  /// - Returns: the record, where there is one, and all findings; bytes that are no JSON are a finding.
  public mutating func read(_ bytes: [UInt8], file: String, firstLine: Int = 1) -> Result {
    do {
      let document = try JSONDocument(
        bytes, limits: JSONLimits(depth: 64), firstLine: firstLine)
      return read(document, file: file)
    } catch {
      let place = RecordPlace.json(
        file: file, line: error.position.line, column: error.position.column)
      let problem = RecordProblem.malformedJSON(error.code, expected: error.expected)
      return Result(kind: .other, findings: [RecordFinding(problem, at: place)], raw: nil)
    }
  }

  /// Reads a bundle that is parsed already.
  ///
  /// - Parameters:
  ///   - document: the bundle.
  ///   - file: what findings call it.
  /// - Returns: the record, where there is one, and all findings.
  public mutating func read(_ document: JSONDocument, file: String) -> Result {
    var origins = BundleOrigins(bundle: document, file: file, column: 1)
    let root = BundleElement(document, document.root)
    guard root["resourceType"]?.isText("Bundle") == true else {
      return Result(
        kind: .other,
        findings: [RecordFinding(.bundle(.noBundle), at: origins.place(of: document.root))],
        raw: nil)
    }
    let index = BundleIndex(document)
    if SharedDirectory.isDirectory(index) {
      directory.read(index, log: ReadingLog(document)) { .elsewhere(origins.place(of: $0)) }
      return Result(kind: .directory, findings: [], raw: nil)
    }
    guard let reading = BundleReading(index, directory: directory) else {
      return Result(
        kind: .encounter,
        findings: [RecordFinding(.bundle(.noAugmentation), at: origins.place(of: document.root))],
        raw: nil)
    }
    let written = reading.record().written()
    origins.entries = written.origins
    var findings = reading.log.faults.map { fault in
      RecordFinding(fault.problem, at: Self.place(fault.origin, origins), field: fault.field)
    }
    findings += unused(in: reading, origins)
    return finish(written.bytes, origins, findings)
  }

  /// Reads what was put together as any record is read.
  private mutating func finish(
    _ bytes: [UInt8], _ origins: BundleOrigins, _ findings: [RecordFinding]
  ) -> Result {
    guard let document = try? JSONDocument(bytes) else {
      // What was written by the program itself is JSON, but for a number that is none.
      return Result(
        kind: .encounter,
        findings: findings
          + [RecordFinding(.notARecord, at: origins.place(of: origins.bundle.root))],
        raw: nil)
    }
    let raw = RawRecord(document: document, origin: .bundle(origins))
    let reading = RecordReader.read(raw, with: .none, showValues: options.showValues)
    var result = Result(kind: .encounter, findings: findings + reading.findings, raw: raw)
    if let draft = reading.draft {
      result.draft = draft
      if !draft.key.isEmpty, !seenKeys.insert(draft.key.utf8) {
        result.findings.append(
          RecordFinding(
            .repeatedKey, severity: .warning, at: raw.place(ofField: "key"), field: "key"))
      }
      result.findings += RecordRule.findings(
        in: draft, after: reading.findings, of: raw, as: options.rules)
      if !result.findings.contains(where: { $0.severity == .error }) { result.encounter = draft }
    }
    return result
  }

  private func unused(in reading: BundleReading, _ origins: BundleOrigins) -> [RecordFinding] {
    let parts = UnusedParts(index: reading.index, log: reading.log).parts()
    let passedOver = reading.index.passedOver
    var findings = passedOver.map {
      RecordFinding(.bundle(.enteredInError), at: origins.place(of: $0.element.node))
    }
    guard !parts.resources.isEmpty || !parts.elements.isEmpty else { return findings }
    if options.namesUnused {
      let nodes = parts.resources.map(\.element.node) + parts.elements
      findings += nodes.sorted { $0.index < $1.index }.map {
        RecordFinding(.bundle(.unusedPart), at: origins.place(of: $0))
      }
    } else {
      findings.append(
        RecordFinding(
          .bundle(
            .unused(resources: parts.resources.count, elements: parts.elements.count)),
          at: origins.place(of: origins.bundle.root)))
    }
    return findings
  }

  private static func place(_ origin: BundleOrigin, _ origins: BundleOrigins) -> RecordPlace {
    switch origin {
    case .node(let node): origins.place(of: node)
    case .elsewhere(let place): place
    }
  }
}
