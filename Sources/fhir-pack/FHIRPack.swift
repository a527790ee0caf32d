import ArgumentParser
import FHIRDefinitions

/// `fhir-pack`: makes a pack from FHIR packages.
@main
struct FHIRPack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fhir-pack",
    abstract: "Makes one binary pack of definitions from FHIR packages.",
    discussion: """
      The pack holds the StructureDefinitions, CodeSystems and ValueSets of the packages as facts, \
      without the words of the specification, and is read where it lies. Where two packages define \
      the same url, the first that is named wins. The same packages make the same bytes.

      A PACKAGE is a .tgz file, a folder, or id#version in a package cache.

      EXAMPLES
        fhir-pack -o r4.pack hl7.fhir.r4.core-4.0.1.tgz hl7.terminology.r4-7.0.1.tgz
        fhir-pack -o us-core-6.1.0.pack --context r4.pack hl7.fhir.us.core-6.1.0.tgz
        fhir-pack -o mine.pack --context r4.pack --cache ~/.fhir/packages mine#1.0.0
        fhir-pack --list r4.pack
        fhir-pack --archive -o mine.tgz package/package.json=mine.json package/a.json=a.json
      """)

  @Option(name: .shortAndLong, help: "The file to write.")
  var output: String?

  @Option(help: "A pack that will stand before this one: used to work out value sets, not copied.")
  var context: [String] = []

  @Option(help: "The folder in which id#version is looked for.")
  var cache: String?

  @Flag(help: "Say what is in packs, instead of making one.")
  var list = false

  @Flag(help: "Write files, each given as name=file, into one .tgz that is the same every time.")
  var archive = false

  @Flag(help: "Name the value sets that could not be worked out, and why.")
  var gaps = false

  @Argument(help: "Packages in order of preference; with --list, packs.")
  var packages: [String]

  func validate() throws {
    if !list, output == nil { throw ValidationError("--output says which file to write.") }
  }

  func run() throws {
    if list {
      for path in packages {
        let contents = PackContents(try PackFile.read(path))
        print(contents.text(gaps: gaps, name: path), terminator: "")
      }
      return
    }
    if archive {
      try writeArchive()
      return
    }
    var before: [DefinitionPack] = []
    for path in context { before.append(try PackFile.read(path)) }
    let around = Definitions(before)
    var builder = PackBuilder(context: around)
    for path in packages {
      let reader = try PackageReader(path, cache: cache)
      builder.begin(try reader.packSource())
      // Of all other types the canonical urls are kept.
      try reader.forEachResource(ofTypes: []) { name, document in
        builder.add(document, named: name)
      }
    }
    let bytes = try builder.build()
    guard let output else { return }
    try PackFile.write(bytes, to: output)
    let contents = PackContents(try DefinitionPack(bytes), context: around)
    print(contents.text(gaps: gaps, name: output, length: bytes.count), terminator: "")
    for file in builder.summary.refused {
      print("  left out: \(file) lacks a url, a type or elements")
    }
  }

  private func writeArchive() throws {
    var archive = ArchiveWriter()
    for package in packages {
      let parts = package.split(separator: "=", maxSplits: 1).map(String.init)
      guard let name = parts.first, parts.count == 2 else {
        throw ValidationError("'\(package)' is not name=file")
      }
      archive.add(name, try PackFile.bytes(of: parts[1]))
    }
    if let output { try PackFile.write(archive.finish(), to: output) }
  }
}
