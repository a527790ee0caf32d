import FHIRModel
import Foundation
import TestSupport
import Testing

@testable import Kyphoplasty

struct CompletenessTests {
  /// Fields that say what would hold without them, where the maximal record has them.
  static let redundant: Set<String> = [
    "procedure.status",  // Completed is what no status means.
    "levels.0.status", "levels.0.technique",  // As the whole operation.
    "encounter.end",  // As the discharge.
  ]

  @Test func noFieldOfTheRecordIsLostInTheBundle() throws {
    let record = try Self.slim(.maximal())
    let tree = try JSONSerialization.jsonObject(with: Data(record.json()))
    let reading = try readRecords(record.json(), format: .json)
    // A record of everything contradicts itself here and there.
    #expect(reading.flatMap(\.findings).filter { $0.severity == .error } == [])
    let bytes = Self.bytes(of: tree)
    let whole = try #require(bytes)
    var lost: Set<String> = []
    var leaves = 0
    for path in Self.leaves(of: tree, []) {
      let without = Self.removing(path[...], from: tree)
      // A record that cannot do without the field is no record.
      guard let bytes = Self.bytes(of: without) else { continue }
      leaves += 1
      if bytes == whole { lost.insert(path.map(\.name).joined(separator: ".")) }
    }
    #expect(leaves > 300)
    #expect(lost.subtracting(Self.redundant) == [])
  }

  /// One or two of each list, for a list of thirty proves no more.
  private static func slim(_ record: KyphoplastyEncounter) -> KyphoplastyEncounter {
    var record = record
    record.complications = Array(record.complications.suffix(2))
    record.outcomes = record.outcomes.filter { $0.timePoint == .month3 }
    record.imaging = Array(record.imaging.prefix(1))
    record.levels = Array(record.levels.prefix(1))
    record.levels[0].leaks = Array(record.levels[0].leaks.prefix(1))
    record.diagnosis.fractures = Array(record.diagnosis.fractures.prefix(2))
    record.documents = Array(record.documents.prefix(1))
    record.priorTherapy = Array(record.priorTherapy.prefix(2))
    let drugs = record.anesthesia?.drugs.prefix(1) ?? []
    record.anesthesia?.drugs = Array(drugs)
    // Of dates that say the same, one would hide the loss of the other.
    record.patient.deathDate = nil
    return record
  }

  /// The bundles of a record without their sources, which name places in lists; nil when it cannot be read.
  private static func bytes(of tree: Any) -> [UInt8]? {
    guard let data = try? JSONSerialization.data(withJSONObject: tree),
      let record = try? readRecords([UInt8](data), format: .json).encounters.first
    else { return nil }
    let mapper = EncounterMapper(secret: .demonstration)
    var bytes: [UInt8] = []
    for bundle in [mapper.bundle(for: record), mapper.directoryBundle(for: record)] {
      var bundle = bundle
      for place in bundle.entry.indices { bundle.entry[place].resource?.meta?.source = nil }
      bytes += bundle.json()
    }
    return bytes
  }

  private enum Step {
    case key(String)
    case place(Int)

    var name: String {
      switch self {
      case .key(let key): key
      case .place(let place): String(place)
      }
    }
  }

  private static func leaves(of tree: Any, _ path: [Step]) -> [[Step]] {
    if let object = tree as? [String: Any] {
      return object.keys.sorted().flatMap { key in
        leaves(of: object[key] ?? 0, path + [.key(key)])
      }
    }
    if let list = tree as? [Any] {
      return list.indices.flatMap { leaves(of: list[$0], path + [.place($0)]) }
    }
    return [path]
  }

  private static func removing(_ path: ArraySlice<Step>, from tree: Any) -> Any {
    switch (path.first, tree) {
    case (.key(let key), var object as [String: Any]):
      if path.count == 1 {
        object[key] = nil
      } else if let child = object[key] {
        object[key] = removing(path.dropFirst(), from: child)
      }
      return object
    case (.place(let place), var list as [Any]):
      if path.count == 1 {
        list.remove(at: place)
      } else {
        list[place] = removing(path.dropFirst(), from: list[place])
      }
      return list
    default: return tree
    }
  }
}
