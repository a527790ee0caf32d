import ArgumentParser
import Kyphoplasty
import KyphoplastyFHIR
import LosslessJSON

/// Shows a profile as a tree.
struct ProfilesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a profile as a tree: cardinality, flags, types, bindings.",
    discussion: """
      The elements that the profile says something of; with --all those of its base too. S marks what a system must \
      support, ! what changes the meaning, Σ what a summary holds.

        kypho profiles show treated-level-procedure
        kypho profiles show fracture-condition --all --us-core 8.0.0
      """)

  @Argument(help: ArgumentHelp("The profile's id, name or canonical url.", valueName: "name"))
  var name: String

  @Flag(help: "Show the elements too that the profile takes over from its base.")
  var all = false

  @Option(help: "The version of US Core to stand on: 6.1.0, 7.0.0 or 8.0.0.")
  var usCore = USCoreVersion.v6_1_0

  func run() throws {
    let package: ProfilePackage
    do throws(PublicationError) {
      package = try ProfilePackage(usCore: usCore)
    } catch {
      throw Failure(error)
    }
    let profiles = package.sources.resources.filter { $0.type == "StructureDefinition" }
    guard let profile = profiles.first(where: { $0.isCalled(name) }),
      let outline = package.outline(of: profile)
    else {
      let close = profiles.map(\.id).filter { $0.contains(name.lowercased()) }
      let hint =
        close.isEmpty ? "kypho profiles list names all" : "is it \(close.joined(separator: ", "))?"
      throw Failure(.usage, "there is no profile '\(name)'; \(hint)")
    }
    var output = ByteOutput.standard()
    try output.write(Self.heading(of: profile))
    var table = TextTable()
    for row in outline.rows where all || row.isOwn {
      table.row(
        String(repeating: "  ", count: row.depth) + row.name, row.cardinality, row.flags,
        row.types.map(\.text).joined(separator: " | "), row.remark)
    }
    try output.write(table.text)
    try output.flush()
  }

  private static func heading(of profile: ProfileSources.Resource) -> String {
    let json = profile.document.value
    let lines = [
      profile.title, profile.url, json["baseDefinition"]?.string.map { "on \($0)" },
      json["description"]?.string,
    ]
    return lines.compactMap { $0 }.joined(separator: "\n") + "\n\n"
  }
}

extension ProfileSources.Resource {
  /// Whether somebody means this one.
  fileprivate func isCalled(_ text: String) -> Bool {
    let name = document.value["name"]?.string
    return id == text || url == text || name?.lowercased() == text.lowercased()
  }
}

extension ProfileOutline.Row {
  /// Binding, value and slicing.
  fileprivate var remark: String {
    var parts: [String] = []
    if let binding {
      let set = binding.valueSet.split(separator: "/").last.map(String.init) ?? binding.valueSet
      parts.append("\(set) (\(binding.strength))")
    }
    if let value { parts.append("= \(value)") }
    if let slicing { parts.append("sliced \(slicing)") }
    return parts.joined(separator: "; ")
  }
}
