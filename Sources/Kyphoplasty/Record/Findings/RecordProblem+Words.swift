internal import LosslessJSON

extension RecordProblem {
  /// What is wrong and what is accepted, without any value of the record.
  var message: String {
    switch self {
    case .missing(let accepted):
      "is required and missing" + (accepted.map { "; accepted: \($0)" } ?? "")
    case .wrongType(let expected): "must be \(expected)"
    case .unknownWord(let accepted, let suggestion):
      "is none of the words that are accepted\(Self.hint(suggestion)); accepted: "
        + accepted.joined(separator: ", ")
    case .malformed(let kind): "is not \(kind.accepted)\(kind.otherForms)"
    case .decimalPoint:
      "has a point, where the mapping file says that the comma is decimal; accepted: 4,5"
    case .wrongForm(let form): "must be \(form.words)"
    case .malformedDevice(let fault): "is no unique device identifier: \(fault.words)"
    case .forbiddenText:
      "has a control character or is longer than 1 MiB; accepted: text with spaces, tabs and line ends"
    case .outOfRange(let range, let unit): "must be \(Self.words(range, unit))"
    case .wrongCount(let count): "must have \(count) elements, or none"
    case .noTimeZone:
      "has a time without an offset; accepted: an offset such as -05:00 or Z, or a mapping file with timeZone"
    case .skippedTime(let offsets):
      "is a local time that does not exist: the clocks were put forward over it (offset "
        + offsets.joined(separator: " before, ") + " after)"
    case .repeatedTime(let offsets):
      "is a local time that exists twice, with the offsets \(offsets.joined(separator: " and "));"
        + " accepted: a time with its offset, or ambiguousTime: earlier or later in the mapping file"
    case .unknownField(let suggestion): "is no field of the record\(Self.hint(suggestion))"
    case .repeatedField: "stands twice in the same object"
    case .repeatedKey: "was the key of an earlier record already"
    case .malformedJSON(let code, let expected):
      JSONError(code, at: SourcePosition(offset: 0, line: 1, column: 1), expected: expected).message
    case .resource(let isBundle):
      isBundle
        ? "must be a record: this is a FHIR Bundle, which 'kypho records' reads"
        : "must be a record: this is a resource of FHIR"
    case .notARecord: "must be a record: an object in braces"
    case .tooLong(let limit): "is longer than \(limit) bytes"
    case .malformedRow(let fault): fault.words
    case .unknownColumn(let suggestion):
      "is no field of the record, and is not read\(Self.hint(suggestion))"
    case .unusableColumn(let reason): reason
    case .repeatedColumn: "is filled by two columns; the first is read"
    case .unknownTable(let suggestion):
      "is no table of the record, and is not read\(Self.hint(suggestion))"
    case .orphan(let parent): "belongs to no \(parent), and is not read"
    case .ambiguousParent(let parent): "belongs to more than one \(parent)"
    case .contradicted(let place?, let field):
      "is not what \(field) at \(place) says of the same one; what is said here goes out from here on"
    case .contradicted(nil, let field):
      "is not what \(field) of the same record says of the same one; that goes out, and this does not"
    case .bundle(let problem): problem.words
    case .clinical(_, _, let words): words
    }
  }

  private static func hint(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \($0)?" } ?? ""
  }

  private static func words(_ range: ClosedRange<Double>, _ unit: FieldUnit?) -> String {
    let unit = unit.map { " in \($0.rawValue)" } ?? ""
    if range.upperBound.isInfinite { return "at least \(number(range.lowerBound))\(unit)" }
    return "from \(number(range.lowerBound)) to \(number(range.upperBound))\(unit)"
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? String(value)
  }
}

extension RecordProblem {
  /// A required value is missing.
  static func missing(_ type: (some RecordValue).Type) -> RecordProblem {
    switch type.kind {
    case .text, .drug, .udi: .missing()
    case .word: .missing(accepted: type.words.joined(separator: ", "))
    case .integer, .decimal, .boolean, .date, .dateTime: .missing(accepted: type.kind.accepted)
    }
  }
}

extension ValueKind {
  /// What is accepted, in words.
  var accepted: String {
    switch self {
    case .text: "text"
    case .word: "a word"
    case .integer: "a whole number"
    case .decimal: "a decimal number, such as 4.5"
    case .boolean: "true or false"
    case .date: "a day that exists, as YYYY-MM-DD, YYYY-MM or YYYY"
    case .dateTime:
      "a time that exists, as YYYY-MM-DDThh:mm:ss with an offset, YYYY-MM-DD, YYYY-MM or YYYY"
    case .drug: "the name of a drug"
    case .udi: "a unique device identifier"
    }
  }
}

extension ValueKind {
  /// How a site's own form of it comes to be read.
  fileprivate var otherForms: String {
    switch self {
    case .date, .dateTime: "; dateFormats in a mapping file names other forms"
    case .decimal: "; decimalComma in a mapping file reads 4,5"
    case .text, .word, .integer, .boolean, .drug, .udi: ""
    }
  }
}

extension UniqueDeviceIdentifier.Fault {
  /// What is wrong, in words.
  var words: String {
    switch self {
    case .unknownIssuer: "it begins neither as GS1 (01), nor as HIBCC +, nor as ICCBBA ="
    case .malformed: "a part is missing, too long or not in place"
    case .checkCharacter: "its check digit does not fit; compare it with the label"
    case .date: "a date in it does not exist"
    }
  }
}
