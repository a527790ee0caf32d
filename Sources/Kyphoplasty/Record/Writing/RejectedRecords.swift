internal import Foundation

/// Hands rejected records back in the form they came in, to be mended and read again.
///
/// Records in JSON go to a file, one on each line. Rows of tables go to a folder, each to a file of the name it came
/// from, with the header of that.
public struct RejectedRecords {
  private let path: String
  private var files: [String: OutputFile] = [:]

  /// How many records were handed back.
  public private(set) var count = 0

  /// Names the file, or for tables the folder; it is made with the first record, and what it held is overwritten.
  public init(path: String) { self.path = path }

  /// Hands a record back.
  ///
  /// - Throws: `RecordError` where it cannot be written.
  public mutating func add(_ record: EncounterRecord) throws(RecordError) {
    count += 1
    switch record.source {
    case .json(let bytes):
      let file = try file(path) { _ in }
      // Within JSON, line ends stand only where a space may stand.
      try file.write(bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0A])
    case .tables(let tables):
      if files.isEmpty { try Self.makeFolder(path) }
      for table in tables {
        let file = try file("\(path)/\(table.file)") { (file) throws(RecordError) in
          try file.write(Self.withLineEnd(table.header))
        }
        for row in table.rows { try file.write(Self.withLineEnd(row)) }
      }
    }
  }

  private mutating func file(
    _ path: String, _ begin: (OutputFile) throws(RecordError) -> Void
  ) throws(RecordError) -> OutputFile {
    if let file = files[path] { return file }
    let file = try OutputFile(path)
    try begin(file)
    files[path] = file
    return file
  }

  /// The last row of a file may lack the line end that it needs before another.
  private static func withLineEnd(_ row: [UInt8]) -> [UInt8] {
    row.last == 0x0A ? row : row + [0x0D, 0x0A]
  }

  private static func makeFolder(_ path: String) throws(RecordError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw RecordError(.unwritable, path, "the folder cannot be made")
    }
  }
}

/// A file that is open for writing, for its owner alone: it holds what a patient's record holds.
private final class OutputFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(RecordError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw RecordError(.unwritable, path, String(cString: strerror(errno)))
    }
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(RecordError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw RecordError(.unwritable, path, String(cString: strerror(errno)))
      }
    }
  }
}
