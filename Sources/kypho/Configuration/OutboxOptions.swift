import ArgumentParser

/// Where the queue lies, for the commands that use it.
struct OutboxOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The queue on disk; kypho-outbox.sqlite beside the configuration otherwise.",
      valueName: "file"))
  var outbox: String?

  /// What the flags set.
  var flags: [Setting: String] {
    var flags: [Setting: String] = [:]
    flags[.outbox] = outbox
    return flags
  }
}
