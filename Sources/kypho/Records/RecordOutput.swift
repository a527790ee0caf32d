import Foundation
import Kyphoplasty

/// Where records go: lines on stdout, or files in a folder.
struct RecordOutput: ~Copyable {
  private let folder: String?
  private var lines: ByteOutput

  init(folder: String?) throws {
    self.folder = folder
    lines = ByteOutput.standard()
    guard let folder else { return }
    do {
      // Records hold patient data: nobody else reads them.
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotCreate, "the folder \(folder) cannot be made")
    }
  }

  /// Writes a record in canonical form.
  mutating func write(_ record: KyphoplastyEncounter) throws {
    guard let folder else {
      try lines.write(record.json())
      try lines.write([UInt8(ascii: "\n")])
      return
    }
    let name = BundleOutput.fileName(record.key)
    var file = try ByteOutput.file("\(folder)/\(name).json", isPrivate: true)
    try file.write(record.json())
    try file.write([UInt8(ascii: "\n")])
    try file.flush()
  }

  mutating func finish() throws { try lines.flush() }
}
