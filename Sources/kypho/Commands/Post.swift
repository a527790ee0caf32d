import ArgumentParser
import FHIRDefinitionsR4
import FHIRDelivery
import FHIRValidation
import Foundation

/// Posts bundles.
struct Post: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Posts bundles to a FHIR server; each is checked first.",
    discussion: """
      Takes transaction and batch bundles: files, folders, NDJSON, or - for standard input. A bundle with an error is not \
      sent. A bundle counts as delivered only when the answer says so for every entry. What was not delivered goes to the \
      rejects folder.

        kypho post bundles.ndjson --server https://fhir.example.org/r4
        kypho map records.ndjson | kypho post - --server http://localhost:8080/fhir
      """)

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup var server: ServerOptions

  @Option(
    help: ArgumentHelp("The configuration; kypho.yaml here where it is there.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Where bundles go that were not delivered.", valueName: "folder"))
  var rejects: String?

  @Flag(help: "Show the values in source lines; they may be a patient's.")
  var showValues = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("name a file, a folder, or - for standard input") }
  }

  func run() async throws {
    let talk = Talk(isQuiet: quiet)
    let settings = try await Settings.load(file: config, flags: server.flags)
    let endpoint = try settings.endpoint()
    let sender = Sender(endpoint, talk: talk)
    let outbound = BundleFiles(
      try DocumentFile.expand(files), renderer: TextRenderer(showValues: showValues))
    let kept = RejectsFolder(rejects, input: files.count == 1 ? files[0] : "bundles")
    let progress = Progress("bundles", talk: talk)
    Interruption.watch()
    try await sender.send {
      while let bundle = try outbound.next() {
        progress.show(outbound.count)
        if try outbound.isFit(bundle) { return bundle }
        try kept.add(bundle)
      }
      return nil
    } receive: { bundle, result in
      if result.outcome != .delivered { try kept.add(bundle) }
    }
    await endpoint.client.shutDown()
    progress.finish()
    talk.note("\(outbound.count) bundles, \(outbound.unfitCount) with errors")
    talk.note(sender.statistics.summary)
    if let path = kept.path { talk.error("\(kept.count) not delivered, kept in \(path)") }
    let status = outbound.unfitCount > 0 ? ExitStatus.findings : .clean
    try status.combined(with: outbound.inputStatus).combined(with: sender.status).exit()
  }
}
