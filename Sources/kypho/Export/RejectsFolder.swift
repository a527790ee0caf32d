import Foundation
import Kyphoplasty

/// Where records go that could not go on: in the form that they came in, so that they can be mended and run again.
///
/// A record from an NDJSON file is a line of a file of the same name, a record from a JSON file is a file, and rows of
/// tables are rows of tables of the same names, with their headers. The folder is made for the first record.
final class RejectsFolder {
  private let wanted: String
  private let isChosen: Bool
  private var made: String?
  private var tables: [String: FileHandle] = [:]

  /// The folder, where a record is in it.
  var path: String? { made }
  /// The number of records in it.
  private(set) var count = 0

  /// - Parameters:
  ///   - chosen: the folder that somebody named; it must not exist, or be empty.
  ///   - input: what the records are read from; names the folder where nobody did.
  init(_ chosen: String?, input: String) {
    isChosen = chosen != nil
    let name = URL(fileURLWithPath: input).deletingPathExtension().lastPathComponent
    wanted = chosen ?? "\(input == "-" ? "stdin" : name).rejects"
  }

  /// Takes a record.
  func add(_ record: EncounterRecord) throws {
    let folder = try folder()
    count += 1
    switch record.source {
    case .json(let bytes):
      let name = Self.name(of: record)
      if name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") {
        try append(bytes + [UInt8(ascii: "\n")], to: name, startingWith: [], in: folder)
      } else {
        try append(bytes, to: name, startingWith: [], in: folder)
      }
    case .tables(let tables):
      for table in tables {
        try append(
          table.rows.flatMap { $0 }, to: table.file, startingWith: table.header, in: folder)
      }
    }
  }

  /// Takes a bundle.
  func add(_ bundle: OutgoingBundle) throws {
    guard case .document(let document, let file) = bundle.origin else { return }
    try add(
      EncounterRecord(
        place: .json(file: file.path, line: document.firstLine, column: 1),
        source: .json(document.bytes)))
  }

  /// Ends the writing.
  func close() throws {
    for (name, handle) in tables {
      do {
        try handle.close()
      } catch {
        throw Failure(.inputOutput, "\(name) in \(made ?? wanted) cannot be written")
      }
    }
    tables = [:]
  }

  private func append(
    _ bytes: [UInt8], to name: String, startingWith header: [UInt8], in folder: String
  ) throws {
    let path = "\(folder)/\(name)"
    do {
      if let handle = tables[name] {
        try handle.write(contentsOf: bytes)
        return
      }
      guard FileManager.default.createFile(atPath: path, contents: Data(header + bytes)),
        let handle = FileHandle(forWritingAtPath: path)
      else { throw Failure(.cannotCreate, "\(path) cannot be written") }
      try handle.seekToEnd()
      // A JSON file is written once; only tables and lines are added to.
      if name.hasSuffix(".json") { try handle.close() } else { tables[name] = handle }
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.inputOutput, "\(path) cannot be written: the disk may be full")
    }
  }

  private static func name(of record: EncounterRecord) -> String {
    guard case .json(let file, let line, let column) = record.place else { return "record.json" }
    if file == "-" { return "stdin.ndjson" }
    let name = URL(fileURLWithPath: file).lastPathComponent
    if name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") { return name }
    let stem = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    return line == 1 && column == 1 ? "\(stem).json" : "\(stem)-\(line)-\(column).json"
  }

  private func folder() throws -> String {
    if let made { return made }
    var path = wanted
    var number = 2
    while let content = try? FileManager.default.contentsOfDirectory(atPath: path), !content.isEmpty
    {
      guard !isChosen else {
        throw Failure(.cannotCreate, "\(path) is there already and not empty: name another folder")
      }
      path = "\(wanted)-\(number)"
      number += 1
    }
    do {
      // The records hold patient data: nobody else reads them.
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotCreate, "the folder for rejected records, \(path), cannot be made")
    }
    made = path
    return path
  }
}
