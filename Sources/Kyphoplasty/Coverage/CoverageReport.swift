/// How much of an input is understood, how full its records are, and what profiles ask for and get.
///
/// It holds no value of a patient: of values, only those of coded fields that no translation fits.
public struct CoverageReport: Sendable {
  /// A field of the record.
  public struct Field: Sendable, Hashable {
    /// Its path without places in lists.
    public var path: String
    /// In how many records it has a value.
    public var filled: Int
    /// Whether it is a group, which is filled where anything in it is.
    public var isGroup: Bool
    /// Whether a record cannot do without.
    public var isRequired: Bool
  }

  /// The values of a coded field that nothing translates.
  public struct UnmappedField: Sendable, Hashable {
    /// The path of the field.
    public var path: String
    /// How many values they are.
    public var count: Int
    /// Each value with its number, the most frequent first; none where there were too many different ones.
    public var values: [(value: String, count: Int)]
    /// Whether the values are kept back because there are too many different ones for a coded field.
    public var isKeptBack: Bool

    /// Whether both say the same.
    public static func == (one: Self, other: Self) -> Bool {
      one.path == other.path && one.count == other.count && one.isKeptBack == other.isKeptBack
        && one.values.elementsEqual(other.values, by: ==)
    }

    /// Feeds the path and the number into a hash.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(path)
      hasher.combine(count)
    }
  }

  /// Something in the input that nothing reads.
  public struct Unread: Sendable, Hashable {
    /// What it is: a column, a field or a file.
    public var kind: String
    /// The file, where it is one or in one.
    public var file: String
    /// The name of the column or the path of the field.
    public var name: String
    /// How often it was met; a column once for each file.
    public var count: Int
  }

  /// An element that a profile asks systems to support.
  public struct MustSupport: Sendable, Hashable {
    /// The profile's canonical url.
    public var profile: String
    /// The path of the element.
    public var element: String
    /// How many resources claim the profile.
    public var resources: Int
    /// How many of them have the element.
    public var met: Int

    /// Makes a row.
    public init(profile: String, element: String, resources: Int, met: Int) {
      self.profile = profile
      self.element = element
      self.resources = resources
      self.met = met
    }
  }

  /// An element that a profile asks systems to support, and of which it cannot be told whether it is there.
  public struct Undecided: Sendable, Hashable {
    /// The profile's canonical url.
    public var profile: String
    /// The id of the element; `nil` where it is so for all elements of the profile.
    public var element: String?
    /// How many resources claim the profile.
    public var resources: Int
    /// Why it cannot be told: a clause.
    public var reason: String

    /// Makes a row.
    public init(profile: String, element: String?, resources: Int, reason: String) {
      self.profile = profile
      self.element = element
      self.resources = resources
      self.reason = reason
    }
  }

  /// How many records the input has.
  public var records: Int
  /// How many of them can be read without an error.
  public var readable: Int
  /// Every field of the record, in the order of the documentation.
  public var fields: [Field]
  /// Coded fields with values that nothing translates.
  public var unmapped: [UnmappedField]
  /// What of the input nothing reads.
  public var unread: [Unread]
  /// How many more names there were than are told apart.
  public var moreUnread: Int
  /// How many findings each rule has.
  public var rules: [(rule: String, count: Int)]
  /// What the profiles ask for; empty where nothing was mapped.
  public var mustSupport: [MustSupport] = []
  /// What the profiles ask for and cannot be looked for, with the reason.
  public var undecided: [Undecided] = []

  /// What a tally has seen.
  public init(_ tally: CoverageTally) {
    records = tally.records
    readable = tally.readable
    let shape = RecordShape.encounter
    let byPlace = shape.fields.indices.dropFirst().map { place in
      let field = shape.fields[place]
      let isGroup = field.content == .group || field.content == .groups
      return Field(
        path: field.path, filled: tally.filled[place], isGroup: isGroup,
        isRequired: field.isRequired)
    }
    // The shape counts level by level; a reader wants each group with its fields.
    let order = Self.depthFirst(shape)
    fields = order.map { byPlace[$0 - 1] }
    unmapped = order.compactMap { place in
      guard let seen = tally.unmapped[place] else { return nil }
      let values = (seen.counts ?? [:]).map { (value: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.value) < ($0.count, $1.value) }
      return UnmappedField(
        path: shape.fields[place].path, count: seen.total, values: values,
        isKeptBack: seen.counts == nil)
    }
    unread = tally.unread.map { name, count in
      Unread(kind: name.kind.rawValue, file: name.file, name: name.name, count: count)
    }.sorted { ($0.kind, $0.file, $0.name) < ($1.kind, $1.file, $1.name) }
    moreUnread = tally.moreUnread
    rules = tally.rules.map { (rule: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
  }

  private static func depthFirst(_ shape: RecordShape) -> [Int] {
    var order: [Int] = []
    var waiting = Array(shape.fields[0].children.reversed())
    while let field = waiting.popLast() {
      order.append(field)
      waiting += shape.fields[field].children.reversed()
    }
    return order
  }

  /// A share in percent, rounded down to a tenth, so that only what is whole is 100.
  public static func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "-" }
    return Decimals.text(part * 1000 / whole, over: 10) + " %"
  }
}
