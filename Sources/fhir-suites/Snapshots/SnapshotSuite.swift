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
      Prints, for each package, the share of elements that agree in path, id, min, max, types, \
      binding, fixed and pattern values, slicing and the keys of constraints, over all profiles \
      and extensions whose bases are here.
      """)

  @Flag(help: "List each element that differs.")
  var differences = false

  @Argument(help: "Packages: .tgz files or folders.")
  var packages: [String]

  func run() throws {
    for path in packages {
      let comparison = try Self.comparison(of: try PackageReader(path))
      if differences {
        for difference in comparison.differences { print(Self.line(difference)) }
      }
      for url in comparison.withoutBase { print("  without base: \(url)") }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      print(
        "\(name): \(comparison.structures) structures, \(comparison.agreeing) of "
          + "\(comparison.elements) elements agree (\(Self.percent(comparison.share)))")
    }
  }

  /// Loads a package as it was published and with its snapshots made again.
  static func comparison(of package: PackageReader) throws -> SnapshotComparison {
    var published = DefinitionLoading()
    published.add(package: package)
    var made = DefinitionLoading(snapshots: .madeAgain)
    made.add(package: package)
    let (one, other) = (try published.build(over: .r4), try made.build(over: .r4))
    let own = Set(package.description.id.isEmpty ? [] : [package.description.id])
    var comparison = SnapshotComparison()
    for structure in one.definitions.structures
    where structure.derivation == .constraint && own.contains(structure.source?.id ?? "") {
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
