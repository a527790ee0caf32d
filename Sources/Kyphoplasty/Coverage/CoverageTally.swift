/// Sees the records of an input go by, and counts what of them is understood and what is filled.
///
/// What it keeps does not grow with the input: of values that nothing translates, and of names that nobody knows, so
/// many are told apart as `limits` says; the others are only counted.
public struct CoverageTally: Sendable {
  /// How much is kept.
  public struct Limits: Sendable {
    /// Different values that are told apart in a field.
    ///
    /// With more of them the field is not taken for a coded one, and
    /// none of its values is shown, for they may be anything: names, dates.
    public var valuesPerField = 100
    /// Bytes of the longest value that is shown.
    public var valueLength = 40
    /// Names of unread columns, fields and files that are told apart.
    public var names = 500

    /// The usual limits.
    public init() {}
  }

  /// What is counted of the unmapped values of one field.
  struct Unmapped: Sendable {
    var total = 0
    /// By value; `nil` once there are too many.
    var counts: [String: Int]? = [:]
  }

  private let limits: Limits
  private(set) var records = 0
  private(set) var readable = 0
  private(set) var filled = Array(repeating: 0, count: RecordShape.encounter.fields.count)
  /// By the field's place in the shape.
  private(set) var unmapped: [Int: Unmapped] = [:]
  private(set) var unread: [UnreadName: Int] = [:]
  private(set) var moreUnread = 0
  private(set) var rules: [String: Int] = [:]

  /// Something in the input that nothing reads.
  struct UnreadName: Hashable, Sendable {
    enum Kind: String, Sendable {
      case column, field, table
    }

    var kind: Kind
    /// The file, without folders, where it is a column or a table.
    var file: String
    var name: String
  }

  /// Makes a tally that has seen nothing.
  public init(limits: Limits = Limits()) { self.limits = limits }

  /// Counts what came of a record, or of a part of the input that belongs to none.
  public mutating func add(_ result: RecordResult) {
    if result.record != nil { records += 1 }
    for finding in result.findings { add(finding) }
    for value in result.unmapped { add(value) }
    if result.encounter != nil { readable += 1 }
    guard
      let fields = result.encounter.map({ FilledFields(in: $0) })
        ?? result.raw.map({ FilledFields(in: $0) })
    else { return }
    for (field, isFilled) in fields.isFilled.enumerated() where isFilled { filled[field] += 1 }
  }

  private mutating func add(_ finding: RecordFinding) {
    rules[finding.rule, default: 0] += 1
    switch finding.problem {
    case .unknownColumn, .unusableColumn, .repeatedColumn:
      guard case .cell(let file, _, _, let name) = finding.place else { return }
      addUnread(UnreadName(kind: .column, file: Self.name(of: file), name: name))
    case .unknownTable:
      addUnread(UnreadName(kind: .table, file: Self.name(of: finding.place.file), name: ""))
    case .unknownField:
      addUnread(UnreadName(kind: .field, file: "", name: finding.field.withoutPlaces))
    default: break
    }
  }

  private mutating func addUnread(_ name: UnreadName) {
    guard unread[name] != nil || unread.count < limits.names else { return moreUnread += 1 }
    unread[name, default: 0] += 1
  }

  private mutating func add(_ value: UnmappedValue) {
    guard let field = RecordShape.encounter.field(at: value.field) else { return }
    var counts = unmapped[field] ?? Unmapped()
    counts.total += 1
    if counts.counts != nil {
      let text = value.value.utf8.count <= limits.valueLength ? value.value : "(a longer text)"
      counts.counts?[text, default: 0] += 1
      if let number = counts.counts?.count, number > limits.valuesPerField { counts.counts = nil }
    }
    unmapped[field] = counts
  }

  private static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension String {
  /// `levels[0].cement` as `levels.cement`.
  fileprivate var withoutPlaces: String {
    var path = ""
    var isPlace = false
    for character in self {
      if character == "[" { isPlace = true }
      if !isPlace { path.append(character) }
      if character == "]" { isPlace = false }
    }
    return path
  }
}
