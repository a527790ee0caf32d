internal import FHIRPathEngine
internal import LosslessJSON

/// What a profile asks of a value as a whole: that it is a certain one, how great, how long.
struct ValueRules: Sendable {
  /// The value that must stand here.
  var fixed: JSONDocument?
  /// The value whose parts must all be in the one that stands here.
  var pattern: JSONDocument?
  var minimum: ValueBound?
  var maximum: ValueBound?
  var minimumLength: Int?
  var maximumLength: Int?
  /// How many bytes the data of an attachment may have.
  var maximumSize: Int?
  /// How many digits may follow the point.
  var maximumDecimals: Int?
  /// What the text must match.
  var expression: LinearPattern?
  /// Whether extensions do not stand for the value.
  var mustHaveValue = false
  /// The extensions of which one may stand for the value.
  var alternatives: [String]?

  /// The sections that a narrative has for single languages: codes of languages, or `_no`, `_yes` and `_resource`.
  var languageSections: [String] = []

  static let none = ValueRules()

  /// Whether nothing is asked.
  var isEmpty: Bool {
    fixed == nil && pattern == nil && minimum == nil && maximum == nil && minimumLength == nil
      && maximumLength == nil && maximumSize == nil && maximumDecimals == nil
      && expression == nil && !mustHaveValue && alternatives == nil
      && languageSections.isEmpty
  }
}
