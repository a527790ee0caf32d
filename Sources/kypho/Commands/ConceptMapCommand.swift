import ArgumentParser
import Foundation
import Kyphoplasty

/// `kypho concept-map`: a mapping file's value tables for other programs.
struct ConceptMapCommand: AsyncParsableCommand {
  /// How translations are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case fhir, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "concept-map",
    abstract: "Writes a mapping file's translations as a ConceptMap of FHIR, or as a table.",
    discussion: """
      What the site writes stands against the record's words, a group for each field. --concept-map of 'map', 'export' \
      and 'coverage' reads the same forms; files that are named here are joined with the mapping file.

        kypho concept-map --mapping mapping.yaml > translations.json
        kypho concept-map --mapping mapping.yaml --format csv > translations.csv
        kypho concept-map translations.csv > translations.json
      """)

  @Argument(
    help: ArgumentHelp(
      "More translations: ConceptMaps in JSON, or CSV with field, code, word.", valueName: "file"))
  var files: [String] = []

  @Option(
    help: ArgumentHelp("The configuration; kypho.yaml here where it is there.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The mapping file.", valueName: "file"))
  var mapping: String?

  @Option(help: ArgumentHelp("The base of the urls in a ConceptMap.", valueName: "url"))
  var siteBase: String?

  @Option(help: "What is written: fhir or csv.")
  var format = Format.fhir

  func run() async throws {
    var flags: [Setting: String] = [:]
    flags[.mapping] = mapping
    flags[.siteBase] = siteBase
    let settings = try await Settings.load(file: config, flags: flags)
    let translations = try settings.siteMapping(with: files).translations
    guard !translations.isEmpty else {
      throw Failure(.configuration, "there is no translation: name a mapping file with 'translate'")
    }
    let base = settings[.siteBase] ?? "https://hospital.example/fhir"
    var output = ByteOutput.standard()
    switch format {
    case .fhir: try output.write(translations.conceptMap(base: base))
    case .csv: try output.write(translations.csv)
    }
    try output.flush()
  }
}
