import FHIRValidation
import LosslessJSON

/// The resources that the references of a case find outside its document.
struct CaseReferences: ReferenceResolver {
  private let paths: [String: String]

  init(_ resolvables: [SuiteCase.Resolvable]) {
    paths = Dictionary(resolvables.map { ($0.reference, $0.path) }) { first, _ in first }
  }

  func resource(for reference: String) -> JSONDocument? {
    guard let path = paths[reference], let bytes = try? SuiteFile.bytes(of: path) else {
      return nil
    }
    return try? JSONDocument(bytes)
  }
}
