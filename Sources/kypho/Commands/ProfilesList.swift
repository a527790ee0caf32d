import ArgumentParser
import KyphoplastyFHIR
import LosslessJSON

/// Lists the conformance resources.
struct ProfilesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract:
      "Lists the profiles and extensions; with --all value sets, code systems and the others too.",
    discussion: """
        kypho profiles list
        kypho profiles list --all --format json | jq .url

      With --format json every line is an object with type, id, title, url and, where there is one, base.
      """)

  @Flag(help: "List the conformance resources of every type.")
  var all = false

  @Option(help: "How it is written: text or json.")
  var format = ReportFormat.text

  func run() throws {
    var output = ByteOutput.standard()
    var table = TextTable()
    for resource in try ProfileSources.ofThisProgram().resources
    where all || resource.type == "StructureDefinition" {
      let base = resource.document.value["baseDefinition"]?.string
      switch format {
      case .text:
        let kind = all ? resource.type : base?.split(separator: "/").last.map(String.init) ?? ""
        table.row(resource.id, kind, resource.title)
      case .json:
        var json = JSONWriter(capacity: 512)
        json.object { json in
          json.member("type", resource.type)
          json.member("id", resource.id)
          json.member("title", resource.title)
          if let url = resource.url { json.member("url", url) }
          if let base { json.member("base", base) }
        }
        try output.write(json.finish() + [0x0A])
      }
    }
    try output.write(table.text)
    try output.flush()
  }
}

extension ProfileSources {
  /// Those that are part of the program; that they cannot be read is a fault of it.
  static func ofThisProgram() throws -> ProfileSources {
    do throws(PublicationError) { return try ProfileSources() } catch { throw Failure(error) }
  }
}
