internal import FHIRDefinitions
internal import LosslessJSON

extension PrimitiveType {
  /// The JSON that carries a value of the type.
  var jsonKind: JSONKind {
    switch self {
    case .boolean: .boolean
    case .integer, .unsignedInt, .positiveInt, .decimal: .number
    default: .string
    }
  }

  /// What is wrong with a value, escapes resolved; `nil` for what the type allows.
  ///
  /// Written by hand: these run on every value of every document, and the expressions of the specification check neither
  /// the days of February nor the range of an integer.
  func fault(in text: Span<UInt8>) -> Cause? {
    switch self {
    // JSON's own forms will do; texts and narratives are judged on their own.
    case .boolean, .decimal, .xhtml, .integer64, .string, .markdown: nil
    case .integer: IntegerFormat.integer.fault(in: text)
    case .unsignedInt: IntegerFormat.unsigned.fault(in: text)
    case .positiveInt: IntegerFormat.positive.fault(in: text)
    case .code: CodeFormat.fault(in: text)
    case .id: IDFormat.fault(in: text)
    case .uri, .url: URIFormat.fault(in: text)
    case .canonical: URIFormat.fault(inCanonical: text)
    case .oid: URIFormat.fault(inOID: text)
    case .uuid: URIFormat.fault(inUUID: text)
    case .base64Binary: Base64Format.fault(in: text)
    case .date: DateFormat.fault(inDate: text)
    case .dateTime: DateFormat.fault(inDateTime: text)
    case .instant: DateFormat.fault(inInstant: text)
    case .time: DateFormat.fault(inTime: text)
    }
  }
}
