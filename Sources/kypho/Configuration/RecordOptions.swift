import ArgumentParser
import FHIRValidation
import Foundation
import Kyphoplasty

/// What the commands that read records have in common.
struct RecordOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A JSON, NDJSON or CSV file, a folder of JSON or linked CSV files, or - for standard input.",
      valueName: "input"))
  var input: String

  @Option(help: "The form of standard input: json or ndjson; without it, its beginning tells.")
  var inputFormat: RecordFormat?

  @Option(
    help: ArgumentHelp(
      "Translations of the site's words: a ConceptMap in JSON, or CSV with field, code, word; may be given again.",
      valueName: "file"))
  var conceptMap: [String] = []

  @Option(
    help: ArgumentHelp("Where rejected records go; <input>.rejects otherwise.", valueName: "folder")
  )
  var rejects: String?

  @Option(help: "How findings are written to stderr: text or jsonl.")
  var format = FindingFormat.text

  @Option(help: "The least severity that is shown: information, warning, error or fatal.")
  var level = Severity.information

  @Option(help: "The least severity that fails: information, warning, error, fatal or never.")
  var failOn = FailureThreshold.error

  @Flag(help: "Show the values that findings are about; they may be a patient's.")
  var showValues = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  /// How much is said.
  var talk: Talk { Talk(isQuiet: quiet) }

  /// Opens the input.
  func source(_ settings: Settings) throws -> EncounterReader {
    let mapping = try settings.siteMapping(with: conceptMap)
    let rules = try settings.rules()
    do throws(RecordError) {
      var options = EncounterReader.Options()
      options.showValues = showValues
      options.rules = rules
      return try EncounterReader(
        path: input, format: inputFormat, mapping: mapping, options: options)
    } catch {
      throw Failure(.unreadable, "\(error)")
    }
  }
}
