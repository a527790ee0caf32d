internal import LosslessJSON

/// What can be wrong with a record, each with its rule id; the words are in `RecordProblem+Words.swift`.
enum RecordProblem: Sendable, Hashable {
  /// A required field, or a required list, has nothing in it; `accepted` says what it takes, unless any text will do.
  case missing(accepted: String? = nil)
  /// A value of another kind: `expected` says which is accepted.
  case wrongType(expected: String)
  /// A word that is not in the list.
  case unknownWord(accepted: [String], suggestion: String?)
  /// Text that has no meaning in its kind, or not the form that its field asks for.
  case malformed(ValueKind)
  /// A point in a number where the mapping file says that the comma is decimal.
  case decimalPoint
  case wrongForm(TextForm)
  case malformedDevice(UniqueDeviceIdentifier.Fault)
  /// A character that no text may have, or a text that is too long.
  case forbiddenText
  case outOfRange(ClosedRange<Double>, unit: FieldUnit?)
  case wrongCount(Int)
  /// A time without an offset, and no time zone is set.
  case noTimeZone
  /// A local time that the clocks passed over, with the offsets before and after.
  case skippedTime(offsets: [String])
  /// A local time that the clocks showed twice.
  case repeatedTime(offsets: [String])
  case unknownField(suggestion: String?)
  case repeatedField
  case repeatedKey
  case malformedJSON(JSONError.Code, expected: String)
  case notARecord
  /// A resource of FHIR, where a record is read.
  case resource(isBundle: Bool)
  case tooLong(limit: Int)
  case malformedRow(CSVFault)
  case unknownColumn(suggestion: String?)
  case unusableColumn(String)
  case repeatedColumn
  case unknownTable(suggestion: String?)
  /// A row of a linked file that belongs to nothing.
  case orphan(of: String)
  /// A row of a linked file that belongs to more than one.
  case ambiguousParent(String)
  /// Something of a clinician or a place that another record tells otherwise, or the same record elsewhere.
  case contradicted(place: RecordPlace?, field: String)
  /// Something of a bundle that is read back.
  case bundle(BundleProblem)
  /// A rule of the clinical content.
  case clinical(rule: String, severity: RecordFinding.Severity, words: String)

  var rule: String {
    switch self {
    case .missing: "record.required"
    case .wrongType: "record.type"
    case .unknownWord: "record.code"
    case .malformed(.date), .malformed(.dateTime): "record.date"
    case .malformed, .decimalPoint: "record.type"
    case .wrongForm: "record.form"
    case .malformedDevice: "record.udi"
    case .forbiddenText: "record.text"
    case .outOfRange: "record.range"
    case .wrongCount: "record.count"
    case .noTimeZone: "record.time-zone"
    case .skippedTime: "record.time-skipped"
    case .repeatedTime: "record.time-repeated"
    case .unknownField: "record.unknown-field"
    case .repeatedField: "record.duplicate"
    case .repeatedKey: "record.duplicate-key"
    case .malformedJSON: "record.json"
    case .notARecord, .resource: "record.json"
    case .tooLong: "record.length"
    case .malformedRow: "record.csv"
    case .unknownColumn: "record.unknown-column"
    case .unusableColumn: "record.column"
    case .repeatedColumn: "record.duplicate-column"
    case .unknownTable: "record.unknown-table"
    case .orphan: "record.orphan"
    case .ambiguousParent: "record.ambiguous-parent"
    case .contradicted: "record.contradiction"
    case .bundle(let problem): problem.rule
    case .clinical(let rule, _, _): rule
    }
  }

  var severity: RecordFinding.Severity {
    switch self {
    case .unknownColumn, .unknownTable, .contradicted: .warning
    case .bundle(let problem): problem.severity
    case .clinical(_, let severity, _): severity
    default: .error
    }
  }
}
