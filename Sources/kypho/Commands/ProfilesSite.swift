import ArgumentParser
import Kyphoplasty
import KyphoplastyFHIR

/// Writes the site of the profiles.
struct ProfilesSite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Writes the profiles as a small site of static pages.",
    discussion: """
      A page for each profile, extension, value set, code system and map, for the examples and for the dictionary of the \
      record. The pages need nothing from elsewhere and can be read from a disk.

        kypho profiles site --out site/
        kypho profiles site --out public/profiles --us-core 8.0.0 --canonical https://spine.example.org/fhir

      A file that this command has not written is left alone, and nothing is written then; --force writes over it.
      """)

  @Option(
    help: ArgumentHelp("The folder to write into; made where it is not there.", valueName: "folder")
  )
  var out: String

  @Option(help: ArgumentHelp("The base of the canonical urls.", valueName: "url"))
  var canonical: String?

  @Option(help: "The version of US Core to stand on: 6.1.0, 7.0.0 or 8.0.0.")
  var usCore = USCoreVersion.v6_1_0

  @Flag(help: "Write over files that are not of this command.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func run() throws {
    let files: [(name: String, bytes: [UInt8])]
    let base = try canonical.map { try CanonicalBase(option: $0) }
    do throws(PublicationError) {
      files = try ProfileSite(usCore: usCore, canonical: base).files()
    } catch {
      throw Failure(error)
    }
    let folder = SiteFolder(out)
    try folder.write(files, over: force)
    let size = files.reduce(0) { $0 + $1.bytes.count }
    Talk(isQuiet: quiet).note(
      "wrote \(files.count) files to \(out), \(size) bytes; begin with index.html")
  }
}
