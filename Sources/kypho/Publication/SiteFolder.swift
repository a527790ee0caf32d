import Foundation
import LosslessJSON

/// A folder that a site is written into, with a list of the files that are ours.
struct SiteFolder {
  /// The list of the files that were written; whatever else is there belongs to somebody else.
  private static let listName = "kypho-site.json"

  private let path: String

  init(_ path: String) { self.path = path }

  /// Writes all files, or none where one would take the place of somebody else's.
  ///
  /// Pages that an earlier version wrote and this one does not have are removed.
  ///
  /// - Parameters:
  ///   - files: names without folders, and their content.
  ///   - force: whether files of others may be written over.
  /// - Throws: `Failure` naming the file that is in the way or cannot be written.
  func write(_ files: [(name: String, bytes: [UInt8])], over force: Bool) throws {
    let own = try ownFiles()
    let manager = FileManager.default
    if !force {
      let foreign = files.map(\.name).filter {
        !own.contains($0) && manager.fileExists(atPath: "\(path)/\($0)")
      }
      if let first = foreign.first {
        let more = foreign.count > 1 ? " and \(foreign.count - 1) more" : ""
        throw Failure(
          .cannotCreate,
          "\(path)/\(first)\(more) is not of this command: name another folder, or write over it with --force"
        )
      }
    }
    do {
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(.cannotCreate, "the folder \(path) cannot be made")
    }
    // The list goes first and names old and new: after a stop half way all of them are still known to be ours.
    let names = Set(files.map(\.name))
    try writeList(of: names.union(own))
    for file in files { try AtomicFile.write(file.bytes, to: "\(path)/\(file.name)", mode: 0o644) }
    for name in own.subtracting(names) { try? manager.removeItem(atPath: "\(path)/\(name)") }
    try writeList(of: names)
  }

  private func writeList(of names: Set<String>) throws {
    var json = JSONWriter(capacity: 4096)
    json.object { json in
      json.key("files")
      json.array { json in
        for name in names.sorted() { json.string(name) }
      }
    }
    try AtomicFile.write(json.finish() + [0x0A], to: "\(path)/\(Self.listName)", mode: 0o644)
  }

  /// The files that an earlier run wrote.
  private func ownFiles() throws -> Set<String> {
    let list = "\(path)/\(Self.listName)"
    guard let data = FileManager.default.contents(atPath: list) else { return [] }
    guard let document = try? JSONDocument([UInt8](data)), let files = document.value["files"]
    else { throw Failure(.unreadable, "\(list) is not the list that this command writes") }
    // A list that somebody else has changed must not lead out of the folder.
    return Set(
      files.elements.compactMap(\.string).filter {
        !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("/")
      })
  }
}
