internal import Foundation

/// Hands rejected records back in the form they came in, to be mended and read again.
///
/// All of them go into one folder: a record from a JSON file as a file of its own, one from NDJSON as a line of a file of
/// the same name, rows of tables as rows of files of the same names, with their headers. So the folder can be read as the
/// input was.
public struct RejectedRecords {
  /// Files that stay open at the same time: a folder of input may have more than a process may open.
  private static let openLimit = 32

  private let folder: String
  private var files: [String: OutputFile] = [:]
  /// The names that are taken, those of files that are closed included.
  private var names: Set<String> = []

  /// How many records were handed back.
  public private(set) var count = 0

  /// Names the folder; it is made with the first record, for its owner alone.
  public init(folder: String) { self.folder = folder }

  /// Hands a record back.
  ///
  /// - Throws: `RecordError` where it cannot be written.
  public mutating func add(_ record: EncounterRecord) throws(RecordError) {
    if names.isEmpty { try makeFolder() }
    count += 1
    switch record.source {
    case .json(let bytes):
      let name = Self.fileName(of: record.place)
      guard name.hasSuffix(".ndjson") else {
        return try file(unusedName(like: name)) { _ in }.write(bytes)
      }
      // Within JSON, line ends stand only where a space may stand.
      try file(name) { _ in }.write(bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0A])
    case .tables(let tables):
      for table in tables {
        let file = try file(table.file) { (file) throws(RecordError) in
          try file.write(Self.withLineEnd(table.header))
        }
        for row in table.rows { try file.write(Self.withLineEnd(row)) }
      }
    }
  }

  private mutating func file(
    _ name: String, _ begin: (OutputFile) throws(RecordError) -> Void
  ) throws(RecordError) -> OutputFile {
    if let file = files[name] { return file }
    if files.count == Self.openLimit { files = [:] }
    let isNew = names.insert(name).inserted
    let file = try OutputFile("\(folder)/\(name)", isNew: isNew)
    if isNew { try begin(file) }
    files[name] = file
    return file
  }

  /// Input files of different folders may have the same name.
  private func unusedName(like name: String) -> String {
    var unused = name
    var number = 2
    while names.contains(unused) {
      unused = "\(name.dropLast(".json".count))-\(number).json"
      number += 1
    }
    return unused
  }

  /// The place within its file is part of the name of a record that is one of several in a JSON file.
  private static func fileName(of place: RecordPlace) -> String {
    guard case .json(let file, let line, let column) = place, file != InputFile.standardInput else {
      return "stdin.ndjson"
    }
    let name = URL(fileURLWithPath: file).lastPathComponent
    let stem = URL(fileURLWithPath: name).deletingPathExtension().lastPathComponent
    if RecordFormat(ofFile: name) == .ndjson { return "\(stem).ndjson" }
    return line == 1 && column == 1 ? "\(stem).json" : "\(stem)-\(line)-\(column).json"
  }

  /// The last row of a file may lack the line end that it needs before another.
  private static func withLineEnd(_ row: [UInt8]) -> [UInt8] {
    row.last == 0x0A ? row : row + [0x0D, 0x0A]
  }

  private func makeFolder() throws(RecordError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw RecordError(.unwritable, folder, "the folder cannot be made")
    }
  }
}

/// A file that is open for writing, for its owner alone: it holds what a patient's record holds.
private final class OutputFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String, isNew: Bool) throws(RecordError) {
    self.path = path
    let start = isNew ? O_CREAT | O_TRUNC : O_APPEND
    descriptor = open(path, O_WRONLY | O_CLOEXEC | start, 0o600)
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
