import Foundation
import Kyphoplasty

/// The folder for records that could not go on, chosen when the first of them comes.
final class RejectsFolder {
  private let wanted: String
  private let isChosen: Bool
  private var records: RejectedRecords?

  /// The folder, where a record is in it.
  private(set) var path: String?

  /// The number of records in it.
  var count: Int { records?.count ?? 0 }

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
    let folder = try open()
    if records == nil { records = RejectedRecords(folder: folder) }
    do throws(RecordError) {
      try records?.add(record)
    } catch {
      throw Failure(count == 0 ? .cannotCreate : .inputOutput, "\(error)")
    }
  }

  /// Takes a document.
  func add(_ document: DocumentSource.Document, of file: DocumentFile) throws {
    try add(
      EncounterRecord(
        place: .json(file: file.path, line: document.firstLine, column: 1),
        source: .json(document.bytes)))
  }

  /// The folder, made for its owner alone where it is not there.
  func open() throws -> String {
    if let path { return path }
    let folder = try choose()
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotCreate, "the folder \(folder) cannot be made")
    }
    path = folder
    return folder
  }

  /// What an earlier run left is not mixed with what this one leaves.
  private func choose() throws -> String {
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
    return path
  }
}
