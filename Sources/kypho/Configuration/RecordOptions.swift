import ArgumentParser
import Kyphoplasty

/// What the commands that turn records into bundles have in common.
struct RecordOptions: ParsableArguments {
  @OptionGroup var input: RecordInputOptions

  @Option(
    help: ArgumentHelp("Where rejected records go; <input>.rejects otherwise.", valueName: "folder")
  )
  var rejects: String?

  @OptionGroup var findings: FindingOptions

  /// Opens the input.
  func source(_ settings: Settings) throws -> EncounterReader {
    try input.source(settings, showValues: findings.showValues)
  }

  /// The folder for what is rejected.
  var rejectsFolder: RejectsFolder { RejectsFolder(rejects, input: input.input) }
}
