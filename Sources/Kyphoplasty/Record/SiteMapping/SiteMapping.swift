/// How a site's files become records: names of files and columns, forms of dates and numbers, codes of the site's own.
///
/// It is read from a mapping file in YAML; without one, files are read as the documentation describes them.
public struct SiteMapping: Sendable {
  /// What a local time means that the clocks showed twice.
  public enum AmbiguousTime: String, Sendable, Hashable, CaseIterable {
    /// The first of the two: still with the offset of summer.
    case earlier
    /// The second.
    case later
  }

  /// Reads records as the documentation describes them.
  public static let none = SiteMapping()

  /// What is done to the values of one field.
  struct FieldRule: Sendable {
    /// The record's word for each of the site's.
    var translations: [String: String]?
    var unit: UnitConversion?
    /// What is taken where the field is empty.
    var constant: String?
  }

  /// What a mapping file says of one table.
  struct TableRule: Sendable {
    var file: String?
    /// The column's name in the file, and the path that it fills; `nil` where it is to be passed over.
    var columns: [String: String?] = [:]
  }

  var nullWords: Set<String> = []
  var trueWords: Set<String> = []
  var falseWords: Set<String> = []
  var hasDecimalComma = false
  var dateFormats: [DateFormat] = []
  var timeZone: LocalTimeZone?
  var ambiguousTime: AmbiguousTime?
  var delimiter = UInt8(ascii: ",")
  var listSeparator = UInt8(ascii: ";")
  /// By the name of the table: `levels`.
  var tables: [String: TableRule] = [:]
  /// By the place of the field in the shape.
  private var fieldRules: [FieldRule?] = []
  /// The groups, by their paths, that a constant can fill.
  private var filledGroups: Set<String> = []
  /// Whether values must pass through here at all.
  private(set) var changesValues = false

  init() {}

  // MARK: Fields

  mutating func setRule(for field: Int, _ change: (inout FieldRule) -> Void) {
    if fieldRules.isEmpty {
      fieldRules = Array(repeating: nil, count: RecordShape.encounter.fields.count)
    }
    var rule = fieldRules[field] ?? FieldRule()
    change(&rule)
    fieldRules[field] = rule
  }

  /// To be called when all is set.
  mutating func finish() {
    changesValues =
      hasDecimalComma || !dateFormats.isEmpty || !trueWords.isEmpty
      || !falseWords.isEmpty || !fieldRules.isEmpty
    for (field, rule) in zip(RecordShape.encounter.fields, fieldRules) where rule?.constant != nil {
      var names = field.path.split(separator: ".").dropLast()
      while !names.isEmpty {
        filledGroups.insert(names.joined(separator: "."))
        names.removeLast()
      }
    }
  }

  /// Whether a constant stands for a field of a group, or of a group in it.
  func hasConstant(in field: Int) -> Bool {
    !filledGroups.isEmpty && filledGroups.contains(RecordShape.encounter.fields[field].path)
  }

  func rule(for field: Int) -> FieldRule? {
    fieldRules.indices.contains(field) ? fieldRules[field] : nil
  }

  func constant(for field: Int) -> String? { rule(for: field)?.constant }

  func isNull(_ text: String) -> Bool { !nullWords.isEmpty && nullWords.contains(text) }
}

/// A value of the site's that no translation and no word of the record fits.
public struct UnmappedValue: Sendable, Hashable {
  /// The field, by its path without places in lists: `procedure.technique`.
  public var field: String
  /// The value as it was given; it may be anything that a column holds.
  public var value: String
}
