/// Every function there is.
enum FunctionTable {
  static let all: [Function] =
    existence + filtering + subsetting + combining + conversion + strings + patterns + mathematics
    + navigation + utilities + boundaries + aggregation + fhir

  /// The place of a function in `all`, by its name.
  static func place(of name: String) -> Int? { places[name] }

  private static let places = Dictionary(
    all.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
}
