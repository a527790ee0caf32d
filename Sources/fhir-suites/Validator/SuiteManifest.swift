import Foundation
import LosslessJSON

/// The cases of a suite of validation, as its manifest lists them.
struct SuiteManifest: Sendable {
  var cases: [SuiteCase]

  /// Reads a manifest; the folders of the cases lie beside it.
  init(path: String) throws {
    let document = try JSONDocument(try SuiteFile.bytes(of: path))
    let root = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard let list = document.value["cases"] else {
      throw SuiteError("\(path) has no cases")
    }
    cases = list.elements.map { SuiteCase($0, root: root) }
  }

  /// One run of one case.
  struct Task: Sendable, Hashable {
    /// The place of the case in the manifest.
    var index: Int
    var name: String
    var mode: String
  }

  /// The runs of all cases, or of those that are asked for.
  func tasks(names: [String], modules: [String]) -> [Task] {
    cases.enumerated().flatMap { index, entry -> [Task] in
      guard names.isEmpty || names.contains(entry.name),
        modules.isEmpty || modules.contains(entry.module)
      else { return [] }
      return entry.runs.map { Task(index: index, name: entry.name, mode: $0.mode) }
    }
  }
}

/// A document, and everything that its validation may look at.
struct SuiteCase: Sendable {
  /// A package of the case.
  struct Package: Sendable {
    var path: String
    var isDependency: Bool
  }

  /// A resource that a reference outside of the document finds.
  struct Resolvable: Sendable {
    var reference: String
    var path: String
  }

  /// One validation of the document.
  struct Run: Sendable {
    /// `base` for the claims of the document alone, `profile` for one profile besides.
    var mode: String
    var profilePath: String?
    var profileURL: String?
    var settings: JSONValue
  }

  var name: String
  var module: String
  /// The folder of the case.
  var folder: String
  var instance: String
  var settings: JSONValue?
  /// The definitions that every run has.
  var supporting: [String]
  /// The definitions that runs of mode `profile` have besides.
  var profileSupporting: [String]
  var packages: [Package]
  var resolvables: [Resolvable]
  var runs: [Run]

  init(_ json: JSONValue, root: String) {
    let folder = root + "/" + (json["dir"]?.string ?? ".")
    func paths(_ key: String) -> [String] {
      json[key].map { list in
        list.elements.compactMap { ($0["path"] ?? $0).string }.map { folder + "/" + $0 }
      } ?? []
    }
    self.folder = folder
    name = json["name"]?.string ?? ""
    module = json["module"]?.string ?? ""
    instance = folder + "/" + (json["instance"]?.string ?? "instance.json")
    settings = json["settings"]
    supporting = paths("supporting")
    profileSupporting = paths("profile_supporting")
    packages =
      json["packages"].map { list in
        list.elements.compactMap { entry in
          entry["path"]?.string.map {
            Package(
              path: folder + "/" + $0,
              isDependency: entry["load"]?.string?.contains("dependency") ?? false)
          }
        }
      } ?? []
    resolvables =
      json["resolvable_references"].map { list in
        list.elements.compactMap { entry in
          guard let reference = entry["reference"]?.string, let path = entry["path"]?.string
          else { return nil }
          return Resolvable(reference: reference, path: folder + "/" + path)
        }
      } ?? []
    runs =
      json["runs"].map { list in
        list.elements.map { run in
          Run(
            mode: run["mode"]?.string ?? "base",
            profilePath: run["profile_file"]?.string.map { folder + "/" + $0 },
            profileURL: run["profile_url"]?.string, settings: run)
        }
      } ?? []
  }
}

/// Why a suite cannot be run.
struct SuiteError: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
