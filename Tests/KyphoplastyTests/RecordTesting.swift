import Foundation
import LosslessJSON
import TestSupport
import Testing

@testable import Kyphoplasty

/// Reads every record of a text.
func readRecords(
  _ text: String, name: String = "records", format: RecordFormat? = nil,
  mapping: SiteMapping = .none, options: EncounterReader.Options = EncounterReader.Options()
) throws -> [RecordResult] {
  try readRecords(
    Array(text.utf8), name: name, format: format, mapping: mapping, options: options)
}

/// Reads every record of some bytes.
func readRecords(
  _ bytes: [UInt8], name: String = "records", format: RecordFormat? = nil,
  mapping: SiteMapping = .none, options: EncounterReader.Options = EncounterReader.Options()
) throws -> [RecordResult] {
  try all(
    EncounterReader(
      BytesInMemory(bytes), name: name, format: format, mapping: mapping, options: options))
}

/// The encounters of all samples, with the files that they are read from.
func sampleEncounters() throws -> [(file: String, encounter: KyphoplastyEncounter)] {
  let files = try PackageFolder.files(in: PackageFolder.samples, suffix: ".json")
    .filter { !$0.hasSuffix(".bundle.json") }
  #expect(files.count >= 16)
  return try files.map { file in
    let results = try readRecords(try PackageFolder.bytes(of: file), name: file)
    return (file, try #require(results.encounters.first, "\(results.findings)"))
  }
}

/// Reads every record of a folder that has the given files, which is gone afterwards.
func readFolder(
  _ files: [String: String], format: RecordFormat? = nil, mapping: SiteMapping = .none,
  options: EncounterReader.Options = EncounterReader.Options()
) throws -> [RecordResult] {
  try inFolder(files) { folder in
    try all(EncounterReader(path: folder, format: format, mapping: mapping, options: options))
  }
}

/// Makes a folder of files for as long as something is done with it.
func inFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result
{
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("records-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }
  return try body(folder.path)
}

func all(_ reader: EncounterReader) throws -> [RecordResult] {
  var reader = reader
  var results: [RecordResult] = []
  while let result = try reader.next() { results.append(result) }
  return results
}

extension [RecordResult] {
  /// Every finding, without the folder of its file.
  var findings: [String] {
    flatMap(\.findings).map { finding in
      let text = finding.description
      let folder = finding.place.file.split(separator: "/").dropLast().joined(separator: "/")
      return folder.isEmpty ? text : text.replacingOccurrences(of: "/\(folder)/", with: "")
    }
  }

  var encounters: [KyphoplastyEncounter] { compactMap(\.encounter) }
}

extension RecordSamples {
  /// The sample with a piece of its text replaced by another.
  ///
  /// - Throws: where the piece is not there exactly once, so that no test changes nothing.
  static func twoLevels(_ piece: String, _ other: String) throws -> String {
    try replacing(piece, with: other, in: twoLevels)
  }

  static func stopped(_ piece: String, _ other: String) throws -> String {
    try replacing(piece, with: other, in: stopped)
  }

  private static func replacing(_ piece: String, with other: String, in text: String) throws
    -> String
  {
    let parts = text.components(separatedBy: piece)
    guard parts.count == 2 else { throw PieceNotFound(count: parts.count - 1) }
    return parts.joined(separator: other)
  }

  struct PieceNotFound: Error { var count: Int }
}
