import ArgumentParser
import Foundation
import Kyphoplasty

/// Makes what a site needs to begin.
struct Initialize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes kypho.yaml and the site secret, or a mapping file from sample files.",
    discussion: """
      The site secret is what ids are made with: keep it, back it up, and never change it, or every record would be \
      doubled under other ids. Its file can be read by its owner alone. Nothing that is there is overwritten.

      With --from it reads the CSV files of a folder and makes a mapping file alone, mapping.yaml: what each column and \
      each code may be, with the evidence as comments. It is a guess to be looked over; 'kypho coverage' tells what is \
      lacking. Of the samples it holds the names of columns, numbers, and values of coded columns.

        kypho init
        kypho init --server https://fhir.example.org/r4
        kypho init --from export/
      """)

  @Option(
    help: ArgumentHelp(
      "Make a mapping file from the CSV files of this folder.", valueName: "folder")
  )
  var from: String?

  @Option(help: ArgumentHelp("Where the files go.", valueName: "folder"))
  var folder = "."

  @Option(help: ArgumentHelp("The FHIR server's base URL.", valueName: "url"))
  var server = "http://127.0.0.1:8080/fhir"

  @Option(help: ArgumentHelp("The base of the site's full URLs.", valueName: "url"))
  var siteBase = "https://hospital.example/fhir"

  func run() throws {
    if let from { return try makeMapping(from) }
    let secret = SiteSecret()
    try Self.write(secret.text, to: "\(folder)/site-secret", mode: 0o600)
    do {
      try Self.write(
        StarterConfiguration(server: server, siteBase: siteBase).text, to: "\(folder)/kypho.yaml",
        mode: 0o644)
    } catch {
      // A secret that no configuration names would only be mistaken for the right one later.
      try? FileManager.default.removeItem(atPath: "\(folder)/site-secret")
      throw error
    }
    Talk().note(
      "made \(folder)/kypho.yaml and \(folder)/site-secret (fingerprint \(secret.fingerprint)); keep a copy of the secret in a safe place"
    )
  }

  private func makeMapping(_ samples: String) throws {
    let draft: MappingDraft
    do throws(RecordError) {
      draft = try MappingDraft(folder: samples)
    } catch {
      throw Failure(.unreadable, "\(error)")
    }
    for file in draft.passed { Talk().error("\(file.file) \(file.reason)") }
    guard !draft.isEmpty else {
      throw Failure(.unreadable, "\(samples) has no file that is like a table of the record")
    }
    try Self.write(draft.yaml, to: "\(folder)/mapping.yaml", mode: 0o644)
    for file in draft.filesWithRepeatedKeys {
      Talk().error(
        "\(file) has a key in more than one row; each encounter has one row, and its levels a file of their own"
      )
    }
    let counts = draft.columnCounts
    let passed = draft.passed.isEmpty ? "" : ", besides \(draft.passed.count) files passed over"
    Talk().note(
      "made \(folder)/mapping.yaml: \(counts.guessed) of \(counts.all) columns were recognized\(passed); look it over, then run 'kypho coverage \(samples) --mapping \(folder)/mapping.yaml'"
    )
  }

  private static func write(_ text: String, to path: String, mode: mode_t) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(.cannotCreate, "the folder \(folder.path) cannot be made")
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      let reason = errno == EEXIST ? "it is there already" : String(cString: strerror(errno))
      throw Failure(.cannotCreate, "\(path) cannot be made: \(reason)")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      try handle.synchronize()
    } catch {
      throw Failure(.inputOutput, "\(path) cannot be written: the disk may be full")
    }
  }
}
