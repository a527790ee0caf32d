import FHIRValidation
import LosslessJSON

/// The resources that the references of a case find.
struct CaseReferences: ReferenceResolver {
  private let folder: String
  private let paths: [String: String]

  init(_ entry: SuiteCase) {
    folder = entry.folder + "/references"
    paths = Dictionary(
      entry.resolvables.map { ($0.reference, $0.path) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the manifest names, else what is called `type-id.json` or `id.json` in lower case.
  func resource(for reference: String) -> JSONDocument? {
    if let path = paths[reference] { return Self.document(at: path) }
    let parts = reference.lowercased().split(separator: "/")
    guard parts.count == 2, !reference.contains("..") else { return nil }
    return Self.document(at: "\(folder)/\(parts[0])-\(parts[1]).json")
      ?? Self.document(at: "\(folder)/\(parts[1]).json")
  }

  private static func document(at path: String) -> JSONDocument? {
    (try? SuiteFile.bytes(of: path)).flatMap { try? JSONDocument($0) }
  }
}
