import Foundation

/// Where documents go: lines on stdout, or files in a folder that nobody else reads, for they are about patients.
struct JSONOutput: ~Copyable {
  private let folder: String?
  private var lines: ByteOutput

  init(folder: String?) throws {
    self.folder = folder
    lines = ByteOutput.standard()
    guard let folder else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotCreate, "the folder \(folder) cannot be made")
    }
  }

  /// Writes a document as a line, or as the file of a name.
  mutating func write(_ document: [UInt8], as name: String) throws {
    guard let folder else {
      try lines.write(document)
      try lines.write([UInt8(ascii: "\n")])
      return
    }
    var file = try ByteOutput.file("\(folder)/\(name)", isPrivate: true)
    try file.write(document)
    try file.write([UInt8(ascii: "\n")])
    try file.flush()
  }

  mutating func finish() throws { try lines.flush() }
}
