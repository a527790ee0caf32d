import ArgumentParser

/// What the commands that send have in common.
///
/// A number below zero looks like a flag: it is taken as the value that it is, so that what is wrong with it can be said.
struct ServerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The FHIR server's base URL.", valueName: "url"))
  var server: String?

  @Option(help: ArgumentHelp("Certificate authorities to trust (PEM).", valueName: "file"))
  var caFile: String?

  @Option(help: ArgumentHelp("The proxy to go through.", valueName: "url"))
  var proxy: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Seconds that one bundle may take (default 120).", valueName: "seconds"))
  var timeout: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Bundles in flight at once (default 4).", valueName: "number"))
  var concurrency: String?

  @Option(help: "How bundles go out: auto, transaction, batch or single (default auto).")
  var mode: String?

  @Option(help: "Who gives the ids: auto, client or conditional (default auto).")
  var identity: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Entries in a request at most; larger bundles are split.", valueName: "number"))
  var maxEntries: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Bytes in a request at most; larger bundles are split.", valueName: "number"))
  var maxBytes: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Requests in a second at most.", valueName: "number"))
  var rate: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds without any success after which the run ends (default 30).", valueName: "seconds"))
  var patience: String?

  @Flag(help: "Allow plain http to another machine; patient data are then readable on the way.")
  var allowHttp = false

  /// What the flags set.
  var flags: [Setting: String] {
    var flags: [Setting: String] = [:]
    flags[.serverURL] = server
    flags[.serverCAFile] = caFile
    flags[.serverProxy] = proxy
    flags[.serverTimeout] = timeout
    flags[.serverConcurrency] = concurrency
    flags[.serverMode] = mode
    flags[.serverIdentity] = identity
    flags[.serverMaxEntries] = maxEntries
    flags[.serverMaxBytes] = maxBytes
    flags[.serverRate] = rate
    flags[.serverPatience] = patience
    flags[.serverAllowHTTP] = allowHttp ? "true" : nil
    return flags
  }
}
