import ArgumentParser
import Foundation
import Kyphoplasty

/// Makes what a site needs to begin.
struct Initialize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Makes kypho.yaml and the site secret.",
    discussion: """
      The site secret is what ids are made with: keep it, back it up, and never change it, or every record would be \
      doubled under other ids. Its file can be read by its owner alone. Nothing that is there is overwritten.

        kypho init
        kypho init --server https://fhir.example.org/r4
      """)

  @Option(help: ArgumentHelp("Where the files go.", valueName: "folder"))
  var folder = "."

  @Option(help: ArgumentHelp("The FHIR server's base URL.", valueName: "url"))
  var server = "http://127.0.0.1:8080/fhir"

  @Option(help: ArgumentHelp("The base of the site's full URLs.", valueName: "url"))
  var siteBase = "https://hospital.example/fhir"

  func run() throws {
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

  private static func write(_ text: String, to path: String, mode: mode_t) throws {
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
