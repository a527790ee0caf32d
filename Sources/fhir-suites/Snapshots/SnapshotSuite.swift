import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4
import Foundation

/// `fhir-suites snapshots`: makes the snapshots of packages again and compares them with the published ones.
struct SnapshotSuite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshots",
    abstract: "Makes the snapshots of packages again from their differentials and compares.",
    discussion: """
      Prints, for each package, the share of the published elements that are made again with the \
      same path, id, min, max, types, binding, fixed and pattern values, slicing and keys of \
      constraints, over all profiles and extensions whose bases are here; and how many elements \
      more were made.

        fhir-suites snapshots hl7.fhir.us.core-6.1.0.tgz
      """)

  @Flag(help: "List each element that differs.")
  var differences = false

  @Argument(help: "Packages: .tgz files or folders.")
  var packages: [String]

  func run() throws {
    for path in packages {
      let comparison = try Self.comparison(at: path)
      if differences {
        for difference in comparison.differences { print(Self.line(difference)) }
      }
      for url in comparison.withoutBase { print("  without base: \(url)") }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      print(
        "\(name): \(comparison.structures) structures, \(comparison.agreeing) of "
          + "\(comparison.elements) published elements agree "
          + "(\(Self.percent(comparison.share))), \(comparison.surplus) more were made")
    }
  }

  /// Loads a package as it was published and with its snapshots made again.
  static func comparison(at path: String) throws -> SnapshotComparison {
    let package = try PackageReader(path)
    var published = DefinitionLoading()
    published.add(package: package)
    var made = DefinitionLoading(snapshots: .madeAgain)
    made.add(package: package)
    let (one, other) = (try published.build(over: .r4), try made.build(over: .r4))
    var comparison = SnapshotComparison()
    for structure in one.definitions.structures
    where structure.derivation == .constraint && structure.source?.id == package.description.id {
      let canonical = structure.version.map { structure.url + "|" + $0 } ?? structure.url
      guard let again = other.definitions.structure(canonical) else { continue }
      comparison.compare(published: structure, made: again)
    }
    return comparison
  }

  private static func percent(_ share: Double) -> String {
    String(format: "%.2f %%", (share * 10_000).rounded(.down) / 100)
  }

  private static func line(_ difference: SnapshotComparison.Difference) -> String {
    "  \(difference.structure) \(difference.element): \(difference.aspect)"
      + (difference.published.isEmpty && difference.made.isEmpty
        ? "" : " \(difference.published) <> \(difference.made)")
  }
}
