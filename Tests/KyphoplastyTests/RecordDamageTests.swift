import Foundation
import TestSupport
import Testing

@testable import Kyphoplasty

/// Damaged input gives findings or an error, and never stops the program.
@Suite struct RecordDamageTests {
  /// Changes, drops or doubles a few bytes; what is put in is most often something that the format reads as a sign.
  private func damage(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let signs = Array(#"{}[]:,"\;-.0189eTZ+"#.utf8) + [0x0A, 0x0D, 0x00, 0xC3, 0xFF]
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = signs.randomElement(using: &random) ?? 0
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(signs.randomElement(using: &random) ?? 0, at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + 60))
      }
    }
    return bytes
  }

  @Test func damagedJSON() throws {
    var random = SeededGenerator(seed: 20_250_311)
    let samples = [RecordSamples.twoLevels, RecordSamples.stopped].map { Array($0.utf8) }
    var rejected = 0
    for round in 0..<1500 {
      let bytes = damage(samples[round % 2], &random)
      let format: RecordFormat = round % 3 == 0 ? .ndjson : .json
      guard let results = try? readRecords(bytes, format: format) else { continue }
      for result in results {
        let hasError = result.findings.contains { $0.severity == .error }
        #expect(hasError == (result.encounter == nil))
        if hasError { rejected += 1 }
      }
    }
    #expect(rejected > 1000)
  }

  @Test func damagedTables() throws {
    var random = SeededGenerator(seed: 20_250_312)
    let names = RecordSamples.allTables.keys.sorted()
    var damaged = 0
    for round in 0..<150 {
      var files = RecordSamples.allTables
      let name = names[round % names.count]
      let bytes = damage(Array((files[name] ?? "").utf8), &random)
      files[name] = String(decoding: bytes, as: UTF8.self)
      do {
        let results = try readFolder(files)
        if !results.findings.isEmpty { damaged += 1 }
      } catch is RecordError { damaged += 1 }
    }
    #expect(damaged > 75)
  }

  @Test func damagedMappingFile() throws {
    var random = SeededGenerator(seed: 20_250_313)
    let yaml = Array(
      """
      timeZone: Europe/Berlin
      dateFormats: [dd.MM.yyyy]
      files: {levels: {file: l.csv, columns: {Wirbel: vertebra}}}
      translate: {procedure.technique: {BKP: balloonKyphoplasty}}
      """.utf8)
    var refused = 0
    for _ in 0..<300 {
      let text = String(decoding: damage(yaml, &random), as: UTF8.self)
      do { _ = try SiteMapping(yaml: text, file: "m.yaml") } catch { refused += 1 }
    }
    #expect(refused > 100)
  }
}
