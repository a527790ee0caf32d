import Foundation
import TestSupport

/// The modules of the package as the folders in `Sources/`, with what is read in them.
enum ModuleSources {
  /// The modules that read and write data and must run without Foundation.
  static let withoutFoundation = [
    "LosslessJSON", "FHIRDefinitions", "FHIRDefinitionsR4", "FHIRPathEngine", "FHIRValidation",
    "FHIRModel", "SystemFiles",
  ]

  /// The modules that would serve any exporter of FHIR, whatever the procedure.
  static func generic() throws -> [String] {
    try all().filter { !$0.lowercased().contains("kypho") }
  }

  /// All modules; a folder that holds fewer than the package has is not the package's.
  static func all() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    guard names.count >= minimum else { throw MissingSources(folder: folder) }
    return names.sorted()
  }

  /// The package has had so many modules, and merging some is no reason to have fewer.
  private static let minimum = 15

  /// What would let every rule pass over nothing.
  struct MissingSources: Error {
    var folder: String
  }

  private static let folder = PackageFolder.root + "/Sources"

  /// The source files of a module, by their paths in it, with their lines.
  static func files(of module: String) throws -> [(path: String, lines: [Substring])] {
    guard let names = FileManager.default.enumerator(atPath: folder + "/" + module) else {
      throw MissingSources(folder: module)
    }
    var files: [(path: String, lines: [Substring])] = []
    while let name = names.nextObject() as? String {
      guard [".swift", ".c", ".h"].contains(where: name.hasSuffix) else { continue }
      let bytes = try PackageFolder.bytes(of: "\(folder)/\(module)/\(name)")
      let text = String(decoding: bytes, as: UTF8.self)
      files.append(
        (
          module + "/" + name,
          text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        ))
    }
    guard !files.isEmpty else { throw MissingSources(folder: module) }
    return files.sorted { $0.path < $1.path }
  }

  /// The module that a line imports; `nil` where it is no import.
  static func importedModule(_ line: Substring) -> Substring? {
    let words = line.prefix { $0 != "/" }.split(whereSeparator: { $0 == " " || $0 == "\t" })
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
      words[..<place].allSatisfy({
        $0.hasPrefix("@")
          || ["public", "package", "internal", "fileprivate", "private"].contains($0)
      })
    else { return nil }
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
    ]
    let name =
      kinds.contains(words[place + 1]) ? words.dropFirst(place + 2).first : words[place + 1]
    return name?.prefix { $0 != "." }
  }
}
