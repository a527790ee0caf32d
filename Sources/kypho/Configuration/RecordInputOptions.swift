import ArgumentParser
import Kyphoplasty

/// Where records come from, and how their words are read.
struct RecordInputOptions: ParsableArguments {
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

  /// Opens the input.
  func source(_ settings: Settings, showValues: Bool = false) throws -> EncounterReader {
    let mapping = try settings.siteMapping(with: conceptMap)
    var options = EncounterReader.Options()
    options.showValues = showValues
    options.rules = try settings.rules()
    do throws(RecordError) {
      return try EncounterReader(
        path: input, format: inputFormat, mapping: mapping, options: options)
    } catch {
      throw Failure(.unreadable, "\(error)")
    }
  }
}
