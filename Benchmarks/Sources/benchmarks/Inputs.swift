import FHIRDefinitions
import FHIRDefinitionsR4
import Foundation
import LosslessJSON

/// The documents and definitions that benchmarks read.
enum Inputs {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// `KYPHO_SHARED`, else `../shared` beside the package.
  static let shared = ProcessInfo.processInfo.environment["KYPHO_SHARED"] ?? package + "/../shared"

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A file of the shared data whose name begins so.
  static func shared(_ folder: String, _ prefix: String) throws -> [UInt8] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: shared + "/" + folder)) ?? []
    guard let name = names.sorted().first(where: { $0.hasPrefix(prefix) }) else {
      throw MissingInput()
    }
    return try bytes("\(shared)/\(folder)/\(name)")
  }

  static func resourcesOfSamples() throws -> [[UInt8]] {
    let folder = package + "/Samples"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return Mutator.resources(
      of: try names.filter { $0.hasSuffix(".bundle.json") }.map { try bytes(folder + "/" + $0) })
  }

  /// The instances of the official cases up to a size; none where the shared data is missing.
  static func officialCases(limit: Int) -> [[UInt8]] {
    let folder = shared + "/corpora/validator/cases"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().compactMap { try? bytes("\(folder)/\($0)/instance.json") }
      .filter { $0.count <= limit }
  }

  /// The expressions of all invariants, each once.
  static func invariants(of definitions: Definitions) -> [String] {
    var found: Set<String> = []
    for structure in definitions.structures {
      for element in structure.elements {
        for constraint in element.constraints { constraint.expression.map { _ = found.insert($0) } }
      }
    }
    return found.sorted()
  }
}
