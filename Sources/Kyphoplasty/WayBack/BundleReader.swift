public import LosslessJSON

/// Reads bundles back into records, one at a time.
///
///     var reader = BundleReader()
///     let result = reader.read(bytes, file: "HEH-1.bundle.json")
///     for record in result.records { print(record.json()) }
///
/// A bundle gives a record for each encounter in which vertebrae were augmented, of the resources of that encounter and
/// its patient alone.
///
/// Whoever claims our profiles must have recorded what a record asks for. A bundle of others is read as far as it goes:
/// its record lacks what is not there, and a finding says so for each field.
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
    /// The base of the canonical urls of our profiles and codes, where it is another than a bundle says by itself.
    public var canonical: CanonicalBase?

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
    /// The records, in the order of their encounters; none of an encounter of which a finding is an error.
    public var records: [Record] = []
    /// All that is wrong or doubtful, or could not be read.
    public var findings: [RecordFinding]
    /// The records with stand-ins where something was wrong.
    var drafts: [KyphoplastyEncounter] = []
    var raws: [RawRecord] = []
    /// The ids of the rules of records that were run on all that was read.
    public internal(set) var rules: Set<String> = []
    /// The entries that were read in part or not at all.
    var unknownEntries: Set<Int> = []

    /// The record of a bundle of one encounter, in values that cannot be malformed; `nil` where it lacks something.
    public var encounter: KyphoplastyEncounter? {
      records.count == 1 && drafts.count == 1 ? records.first?.encounter : nil
    }
    var draft: KyphoplastyEncounter? { drafts.first }

    /// Whether all that rules ask of an entry's resource went into a record.
    ///
    /// - Parameter entry: the entry's place from 0; `nil` asks for all of the bundle.
    /// - Returns: `false` where there is no record.
    public func covers(entry: Int?) -> Bool {
      guard !drafts.isEmpty else { return false }
      return entry.map { !unknownEntries.contains($0) } ?? unknownEntries.isEmpty
    }

    /// Where a field of the record stands in the bundle, or the nearest thing around it: `levels[0].cement.volumeMl`.
    public func place(ofField field: String) -> RecordPlace? { raws.first?.place(ofField: field) }
  }

  /// A record that was read.
  public struct Record: Sendable {
    /// The key of the encounter; empty where the bundle has none.
    public var key: String { draft.key }
    /// What a record, or a rule about it, asks for and the bundle does not have: `encounter.class`, `levels[0].cement`.
    public let lacking: [String]
    /// The record, where it has all required fields.
    public var encounter: KyphoplastyEncounter? { missing.isEmpty ? draft : nil }
    /// The required fields without a value.
    let missing: [String]
    let draft: KyphoplastyEncounter

    /// The record in its canonical form, without the fields that it lacks.
    public func json() -> [UInt8] { draft.json(without: Set(missing)) }
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
      return Result(kind: .other, findings: [RecordFinding(problem, at: place)])
    }
  }

  /// Reads a bundle that is parsed already.
  ///
  /// - Parameters:
  ///   - document: the bundle.
  ///   - file: what findings call it.
  /// - Returns: the record, where there is one, and all findings.
  public mutating func read(_ document: JSONDocument, file: String) -> Result {
    let origins = BundleOrigins(bundle: document, file: file, column: 1)
    // Its nodes are those of the document, so that findings still point into that.
    let document = CanonicalBase.ownForm(of: document, as: options.canonical)
    let root = BundleElement(document, document.root)
    guard root["resourceType"]?.isText("Bundle") == true else {
      let problem = BundleProblem.noBundle(isRecord: Self.isRecord(root))
      return Result(
        kind: .other,
        findings: [RecordFinding(.bundle(problem), at: origins.place(of: document.root))])
    }
    let index = BundleIndex(document)
    if SharedDirectory.isDirectory(index) {
      directory.read(index, log: ReadingLog(document)) { .elsewhere(origins.place(of: $0)) }
      return Result(kind: .directory, findings: [])
    }
    return read(index, origins)
  }

  /// Whether it looks like a record, which is no FHIR at all.
  private static func isRecord(_ root: BundleElement) -> Bool {
    root.document.kind(of: root.node) == .object && root["resourceType"] == nil
      && root["key"] != nil && (root["procedure"] != nil || root["patient"] != nil)
  }

  /// Reads each encounter of a bundle.
  private mutating func read(_ index: BundleIndex, _ origins: BundleOrigins) -> Result {
    let shares = BundleShares(of: index)
    guard !shares.shares.isEmpty || !shares.faults.isEmpty else {
      let finding = RecordFinding(
        .bundle(.noAugmentation), at: origins.place(of: index.document.root))
      return Result(kind: .other, findings: [finding])
    }
    var result = Result(
      kind: .encounter,
      findings: shares.faults.map { resource, problem in
        RecordFinding(.bundle(problem), at: origins.place(of: resource.element.node))
      })
    for (resource, reason) in index.passedOver {
      result.findings.append(
        RecordFinding(.bundle(reason), at: origins.place(of: resource.element.node)))
    }
    result.findings += strangers(shares.strangers, origins)
    result.unknownEntries.formUnion(shares.strangers.map(\.entry))
    result.unknownEntries.formUnion(shares.faults.map(\.resource.entry))
    for share in shares.shares {
      guard
        let reading = BundleReading(share, isOnly: shares.shares.count == 1, directory: directory)
      else { continue }
      read(reading, origins, into: &result)
    }
    return result
  }

  /// What is of nobody whose record is read.
  private func strangers(
    _ resources: [BundleResource], _ origins: BundleOrigins
  ) -> [RecordFinding] {
    guard !resources.isEmpty else { return [] }
    guard options.namesUnused else {
      return [
        RecordFinding(
          .bundle(.strangers(resources.count)), at: origins.place(of: origins.bundle.root))
      ]
    }
    return resources.map {
      RecordFinding(.bundle(.stranger), at: origins.place(of: $0.element.node))
    }
  }

  private mutating func read(
    _ reading: BundleReading, _ origins: BundleOrigins, into result: inout Result
  ) {
    guard reading.stay != nil || reading.patient != nil else {
      let operation = reading.whole ?? reading.levels.first
      let node = operation?.element.node ?? origins.bundle.root
      result.findings.append(RecordFinding(.bundle(.fragment), at: origins.place(of: node)))
      result.unknownEntries.formUnion(reading.index.resources.map(\.entry))
      return
    }
    let written = reading.record().written()
    var origins = origins
    origins.entries = written.origins
    var findings = reading.log.faults.map { fault in
      let isMilder = fault.problem == .bundle(.brokenPart) && !reading.isComplete
      return RecordFinding(
        fault.problem, severity: isMilder ? .warning : nil,
        at: Self.place(fault.origin, origins), field: fault.field)
    }
    let parts = UnusedParts(index: reading.index, log: reading.log).parts()
    findings += unused(parts, origins)
    result.unknownEntries.formUnion(parts.unknownEntries)
    finish(written.bytes, origins, isComplete: reading.isComplete, &findings, into: &result)
    result.findings += findings
  }

  /// Reads what was put together as any record is read.
  private mutating func finish(
    _ bytes: [UInt8], _ origins: BundleOrigins, isComplete: Bool,
    _ findings: inout [RecordFinding], into result: inout Result
  ) {
    guard let document = try? JSONDocument(bytes) else {
      // What was written by the program itself is JSON, but for a number that is none.
      let place = origins.place(of: origins.bundle.root)
      findings.append(RecordFinding(.notARecord, at: place))
      return
    }
    let raw = RawRecord(document: document, origin: .bundle(origins))
    let reading = RecordReader.read(raw, with: .none, showValues: options.showValues)
    var missing: [String] = []
    for var finding in reading.findings {
      if !isComplete, case .missing = finding.problem {
        missing.append(finding.field)
        finding = RecordFinding(
          .bundle(.lacks("is not in the bundle, and a record requires it")), at: finding.place,
          field: finding.field)
      }
      findings.append(finding)
    }
    result.raws.append(raw)
    guard let draft = reading.draft else { return }
    let rules = RecordRule.run(after: reading.findings)
    result.rules = result.drafts.isEmpty ? rules : result.rules.intersection(rules)
    result.drafts.append(draft)
    if !draft.key.isEmpty, !seenKeys.insert(draft.key.utf8) {
      findings.append(
        RecordFinding(
          .repeatedKey, severity: .warning, at: raw.place(ofField: "key"), field: "key"))
    }
    findings += RecordRule.findings(
      in: draft, after: reading.findings, of: raw, as: options.rules, isComplete: isComplete)
    if !findings.contains(where: { $0.severity == .error }) {
      let lacking = findings.filter(\.isOfLack).map(\.field)
      result.records.append(Record(lacking: lacking, missing: missing, draft: draft))
    }
  }

  private func unused(_ parts: UnusedParts.Parts, _ origins: BundleOrigins) -> [RecordFinding] {
    guard !parts.resources.isEmpty || !parts.elements.isEmpty else { return [] }
    if options.namesUnused {
      let nodes = parts.resources.map(\.element.node) + parts.elements
      return nodes.sorted { $0.index < $1.index }.map {
        RecordFinding(.bundle(.unusedPart), at: origins.place(of: $0))
      }
    }
    return [
      RecordFinding(
        .bundle(.unused(resources: parts.resources.count, elements: parts.elements.count)),
        at: origins.place(of: origins.bundle.root))
    ]
  }

  private static func place(_ origin: BundleOrigin, _ origins: BundleOrigins) -> RecordPlace {
    switch origin {
    case .node(let node): origins.place(of: node)
    case .elsewhere(let place): place
    }
  }
}

extension RecordFinding {
  fileprivate var isOfLack: Bool {
    if case .bundle(.lacks) = problem { true } else { false }
  }
}
