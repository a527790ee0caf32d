import Foundation
import LosslessJSON
import TestSupport

/// The records that the package ships.
enum Samples {
  static var folder: String { PackageFolder.samples }

  /// The names of the stories: `myeloma`, ...
  static func stories() throws -> [String] {
    try PackageFolder.files(in: folder, suffix: ".json")
      .filter { !$0.hasSuffix(".bundle.json") }
      .compactMap { $0.split(separator: "/").last?.dropLast(".json".count) }
      .map(String.init)
  }

  static func text(_ story: String) throws -> String { try read("\(story).json") }

  /// What `kypho map` makes of all of them: a bundle a line.
  static func mapped() async throws -> [String] { try await mapping.value }

  private static let mapping = Task {
    try await Program.run("map", folder, "--quiet", in: Folder()).lines
  }

  static func bundlePath(_ story: String) -> String { "\(folder)/\(story).bundle.json" }

  /// The bundle of a story as it is sent: on one line.
  static func bundleLine(_ story: String) throws -> String {
    try oneLine(read("\(story).bundle.json"))
  }

  /// A record as a line of NDJSON.
  static func line(_ story: String) throws -> String { try oneLine(text(story)) }

  /// What would tell who the patients are: names, numbers, days of birth.
  static func patientValues() throws -> Set<String> {
    var values: Set<String> = []
    for story in try stories() {
      let record = try JSONDocument(Array(text(story).utf8)).value
      let patient = record["patient"]
      for key in ["mrn", "family", "birthDate", "phone"] {
        if let value = patient?[key]?.string { values.insert(value) }
      }
      for name in patient?["given"].map({ Array($0.elements) }) ?? [] {
        // An initial stands in many a word.
        if let name = name.string, name.count > 3 { values.insert(name) }
      }
      for coverage in record["coverage"].map({ Array($0.elements) }) ?? [] {
        if let member = coverage["memberId"]?.string { values.insert(member) }
      }
    }
    return values
  }

  private static func read(_ name: String) throws -> String {
    String(decoding: try PackageFolder.bytes(of: "\(folder)/\(name)"), as: UTF8.self)
  }

  /// JSON that is laid out with a member or an element on each line, as the samples are, on one line.
  static func oneLine(_ text: String) throws -> String {
    var line = ""
    for part in text.split(separator: "\n") {
      let trimmed = part.drop { $0 == " " }
      guard trimmed.hasPrefix("\""), let end = Self.keyEnd(of: trimmed) else {
        line += trimmed
        continue
      }
      line += trimmed[..<end] + trimmed[trimmed.index(after: end)...]
    }
    return line
  }

  /// The place of the space after the colon of a member.
  private static func keyEnd(of line: Substring) -> Substring.Index? {
    line.range(of: "\": ").map { line.index(before: $0.upperBound) }
  }
}
