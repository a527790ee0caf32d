import FHIRDefinitions
import FHIRDefinitionsR4
import Foundation
import LosslessJSON

/// The documents and definitions that benchmarks read.
enum Inputs {
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder with the published packages and test suites.
  static func sharedFolder() throws -> String {
    guard let folder = ProcessInfo.processInfo.environment["KYPHO_SHARED"] else {
      throw MissingInput()
    }
    return folder
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// A file of a folder of the published packages and suites whose name begins so.
  static func shared(_ folder: String, _ prefix: String) throws -> [UInt8] {
    let path = try sharedFolder() + "/" + folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    guard let name = names.sorted().first(where: { $0.hasPrefix(prefix) }) else {
      throw MissingInput()
    }
    return try bytes("\(path)/\(name)")
  }

  static func resourcesOfSamples() throws -> [[UInt8]] {
    let folder = package + "/Samples"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return Mutator.resources(
      of: try names.filter { $0.hasSuffix(".bundle.json") }.map { try bytes(folder + "/" + $0) })
  }

  /// The instances of the official cases up to a size; none where there is no such folder.
  static func officialCases(limit: Int) -> [[UInt8]] {
    guard let shared = try? sharedFolder() else { return [] }
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
