import FHIRDefinitions
import FHIRDefinitionsR4
import LosslessJSON

/// The definitions that a run of a case has: those of R4, and those of its own files and packages.
struct CaseDefinitions {
  private var builder = PackBuilder(context: .r4)
  private var isEmpty = true

  /// Gathers the definitions of a run.
  static func definitions(of entry: SuiteCase, run: SuiteCase.Run) throws -> Definitions {
    var gathered = CaseDefinitions()
    gathered.builder.begin(
      PackSource(id: "case", version: "1", fhirVersion: nil, sha256: ""))
    for path in entry.supporting { gathered.add(path) }
    if run.mode != "base" {
      for path in entry.profileSupporting { gathered.add(path) }
      if let path = run.profilePath { gathered.add(path) }
    }
    for package in entry.packages {
      let reader = try PackageReader(package.path)
      gathered.builder.begin(try reader.packSource())
      try reader.forEachResource { name, document in
        gathered.isEmpty = false
        gathered.builder.add(document, named: name)
      }
    }
    guard !gathered.isEmpty else { return .r4 }
    return Definitions.r4.adding([try DefinitionPack(try gathered.builder.build())])
  }

  /// A file that is no JSON defines nothing; what asks for it will say so.
  private mutating func add(_ path: String) {
    guard let bytes = try? SuiteFile.bytes(of: path), let document = try? JSONDocument(bytes)
    else { return }
    isEmpty = false
    builder.add(document, named: path)
  }
}
