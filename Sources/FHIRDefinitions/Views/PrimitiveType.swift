/// The primitive types of FHIR, and the XHTML of narratives: those whose JSON value is no object.
public enum PrimitiveType: UInt8, Sendable, CaseIterable {
  /// Base64 of any bytes.
  case base64Binary = 1
  /// `true` or `false`.
  case boolean
  /// A URI that names a definition, perhaps with a version.
  case canonical
  /// A token without needless spaces.
  case code
  /// A year, a month or a day.
  case date
  /// A date, or a point in time with its zone.
  case dateTime
  /// A number with its precision.
  case decimal
  /// The id of a resource.
  case id
  /// A point in time, to the second at least.
  case instant
  /// A whole number of 32 bits.
  case integer
  /// A whole number of 64 bits, of later versions of FHIR.
  case integer64
  /// Text with Markdown in it.
  case markdown
  /// An OID as a URI.
  case oid
  /// A whole number above 0.
  case positiveInt
  /// Text.
  case string
  /// A time of day.
  case time
  /// A whole number from 0.
  case unsignedInt
  /// Any URI.
  case uri
  /// A URI that says where something is.
  case url
  /// A UUID as a URI.
  case uuid
  /// The XHTML of a narrative.
  case xhtml

  /// The type's name in FHIR.
  public var name: String { String(describing: self) }

  /// The primitive type with a name; `nil` for a name of any other type.
  public init?(name: some StringProtocol) {
    guard let match = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}
