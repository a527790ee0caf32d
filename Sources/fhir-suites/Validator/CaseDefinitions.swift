import FHIRDefinitions
import FHIRDefinitionsR4
import LosslessJSON

/// The definitions that a run of a case has: those of R4, and those of its own files and packages.
enum CaseDefinitions {
  /// Gathers the definitions of a run.
  static func definitions(of entry: SuiteCase, run: SuiteCase.Run) throws -> Definitions {
    var files = entry.supporting
    if run.mode == "profile" {
      files += entry.profileSupporting
      if let path = run.profilePath { files.append(path) }
    }
    var loading = DefinitionLoading()
    for path in files {
      // A file that is no JSON defines nothing; what asks for it will say so.
      guard let document = try? JSONDocument(try SuiteFile.bytes(of: path)) else { continue }
      loading.add(resource: document, named: path)
    }
    // What the document asks for directly stands before what is needed for it.
    for package in entry.packages.filter({ !$0.isDependency })
      + entry.packages.filter(\.isDependency)
    {
      loading.add(package: try PackageReader(package.path))
    }
    return try loading.build(over: .r4).definitions
  }
}
