internal import FHIRDefinitions
internal import FHIRPathEngine
internal import LosslessJSON

/// One pass over a document: every object is met once, with the schema element that says what may stand in it.
///
/// The walk is mechanism: it finds the meaning of keys, keeps the path, and hands nodes to the checks, each of which is a file
/// of its own with its words. Nothing is allocated for an element without findings: the stacks below grow to the depth of the
/// document once.
struct Walk: ~Copyable {
  let document: JSONDocument
  let bytes: [UInt8]
  let options: ValidationOptions
  let cache: SchemaCache

  var path = PathStack()
  var findings: FindingCollector
  /// How many findings there were, listed or not, that make the document invalid.
  var errorCount = 0
  /// The resources that the walk is in, the outermost first.
  var resources: [ResourceContext] = []
  /// The bundles that the walk is in, the outermost first.
  var bundles: [BundleIndex] = []
  /// What has been seen of the children of the objects that the walk is in; each object has a stretch at the end.
  var occurrences: [Occurrence] = []
  /// The contained resources of the resources that the walk is in.
  var contained: [ContainedResource] = []
  /// The same by their ids.
  let containedIndexes = ContainedIndexes()
  /// What has been said about codes, and what may still turn out not to matter.
  var terminology = TerminologyState()
  /// The keys that repeat another; nearly always empty.
  var duplicateKeys: Set<JSONNode>
  /// How many objects are open.
  var depth = 0
  /// The canonical url of the profile whose rules are being applied; `nil` for the rules of FHIR itself.
  var source: String?
  /// How many values of each slice there are, of the elements that the walk is in.
  var sliceCounts: [Int] = []
  /// The profiles that have been applied, and to which values.
  var applied: Set<Application> = []
  /// Which values meet which profiles, as far as somebody asked.
  var conformances: [Application: Conformance] = [:]
  /// What is found while it is only asked whether a value meets a profile; `nil` where findings are reported.
  var probe: Conformance?
  /// The values in which something is wrong already.
  var faulty: Set<JSONNode> = []
  /// What has been said once and need not be said again.
  var said: Set<String> = []
  /// The resources of a Parameters document, read when a reference first looks for one.
  var parameters: ParametersIndex?
  /// Where references that leave the document are found.
  let outside: OutsideReferences
  private var schemas: [Schema?]
  private var profiles: [Profile?]
  private var expressions: [InvariantExpression?]
  /// Evaluates the invariants of the document.
  var evaluation: FHIRPathEvaluation
  /// Where `evaluation` takes elements to be.
  var evaluated: Surroundings?

  init(
    _ document: JSONDocument, cache: SchemaCache, options: ValidationOptions,
    outside: OutsideReferences = OutsideReferences(resolver: nil)
  ) {
    self.document = document
    self.options = options
    self.cache = cache
    self.outside = outside
    bytes = document.bytes
    findings = FindingCollector(limit: options.maximumFindings)
    duplicateKeys = Set(document.duplicateKeys)
    schemas = cache.snapshot
    profiles = cache.profileSnapshot
    expressions = cache.expressionSnapshot
    evaluation = FHIRPathEvaluation(of: document, cache.types)
    occurrences.reserveCapacity(512)
  }

  /// Walks the whole document.
  consuming func run() -> [Finding] {
    checkDefinitions()
    resource(document.root, role: .root)
    reportPendingTerminology()
    reportDuplicatesElsewhere()
    return findings.findings(in: document)
  }

  /// A schema by its place, without a lock once it has been met.
  mutating func schema(_ id: SchemaID) -> Schema? {
    if id.index < schemas.count, let schema = schemas[id.index] { return schema }
    let schema = cache.schema(id)
    schemas = cache.snapshot
    return schema
  }

  /// A profile by its place, without a lock once it has been met.
  mutating func profile(_ id: ProfileID) -> Profile? {
    if id.index < profiles.count, let profile = profiles[id.index] { return profile }
    let profile = cache.profile(id)
    profiles = cache.profileSnapshot
    return profile
  }

  /// The expression of an invariant by its place, without a lock once it has been met.
  mutating func expression(_ place: Int) -> InvariantExpression? {
    if place < expressions.count, let expression = expressions[place] { return expression }
    let expression = cache.expression(at: place)
    expressions = cache.expressionSnapshot
    return expression
  }

  // MARK: Reporting

  /// Reports a finding on a value or key.
  mutating func report(_ severity: Severity, _ cause: Cause, at node: JSONNode) {
    if severity >= .error, probe == nil { faulty.insert(node) }
    report(severity, cause, bytes: document.range(of: node))
  }

  /// Whether something that is to be said once has not been said; from then on it has.
  mutating func isFirst(_ key: String) -> Bool {
    // What is only found out by the way has not been said to anybody.
    probe == nil ? said.insert(key).inserted : !said.contains(key)
  }

  /// Reports a finding on a member of the object that the walk is in, with that in the path.
  mutating func report(_ severity: Severity, _ cause: Cause, atMember value: JSONNode) {
    path.push(key: JSONNode(index: max(value.index - 1, 0)), isSibling: false, nameLength: 0)
    report(severity, cause, at: value)
    path.pop()
  }

  /// Reports a finding on a stretch of the text, at the path where the walk is or at one that it has left.
  mutating func report(
    _ severity: Severity, _ cause: Cause, bytes: Range<Int>, path: FindingPath? = nil
  ) {
    if probe != nil {
      if severity >= .error { probe?.note(cause, at: path ?? self.path.rendered(in: document)) }
      return
    }
    // Counting stays cheap once the list is full, even where the same is said twice.
    guard !findings.isFull else {
      if severity >= .error { errorCount += 1 }
      return findings.count(severity)
    }
    let words = cause.words()
    guard findings.isNew(cause, words, at: bytes) else { return }
    if severity >= .error { errorCount += 1 }
    findings.append(
      severity, cause, words, path: path ?? self.path.rendered(in: document),
      resource: resources.last?.label(in: document), range: bytes, source: source)
  }

  /// Reads the bytes of a string or number with its escapes resolved.
  func withText<R>(of node: JSONNode, _ body: (Span<UInt8>) -> R) -> R {
    if document.hasEscapes(node) { return body(document.utf8(of: node).span) }
    return body(bytes.span.extracting(document.contentRange(of: node)))
  }

  /// Whether two strings or keys read the same.
  func hasSameText(_ one: JSONNode, _ other: JSONNode) -> Bool {
    withText(of: one) { one in withText(of: other) { one.isEqual(to: $0) } }
  }
}

extension Span<UInt8> {
  func isEqual(to other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in indices where self[index] != other[index] { return false }
    return true
  }

  /// Whether the bytes are those of a text.
  func isEqual(to text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && matches(text, at: 0)
  }

  /// The text; for names and codes, which may be shown.
  var string: String { withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) } }
}
