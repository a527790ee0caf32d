import Foundation
import FHIRModel
import TestSupport
import Testing

@testable import Kyphoplasty

struct FieldElementTests {
  private static let page =
    PackageFolder.root + "/Sources/Kyphoplasty/Kyphoplasty.docc/RecordsAndBundles.md"

  @Test func eachFieldOfTheRecordHasItsPlaceInTheBundles() throws {
    let elements = try Self.found.get()
    let missing = RecordShape.encounter.fields.filter { field in
      switch field.content {
      case .value, .list: elements[field.path] == nil
      case .group, .groups: false
      }
    }
    #expect(missing.map(\.path) == [])
  }

  @Test func whatTheSourcesTellIsHeldByARecordAndCarriedByABundle() throws {
    let elements = try Self.found.get()
    for fact in SourceFact.all {
      #expect(!fact.fields.isEmpty, "\(fact.words)")
      for field in fact.fields { #expect(elements[field] != nil, "\(fact.words): \(field)") }
    }
  }

  @Test func thePageTellsAllOfIt() throws {
    let text = Self.text(try Self.found.get())
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try text.write(toFile: Self.page, atomically: true, encoding: .utf8)
    }
    #expect(
      (String(decoding: try PackageFolder.bytes(of: Self.page), as: UTF8.self) == text) as Bool)
  }

  /// Found once for all tests: of filled records, and of a few in which the usual element of a field is missing.
  private static let found = Result {
    try FieldElements(
      of: (1...4 as ClosedRange<UInt64>).map { try .filled($0) }
        + (1...6 as ClosedRange<UInt64>).map { try .random($0) }
    ).elements
  }

  private static func text(_ elements: [String: Set<String>]) -> String {
    func places(_ field: String) -> String {
      (elements[field] ?? []).sorted().map { "`\($0)`" }.joined(separator: ", ")
    }
    var lines = [
      "# Records and bundles", "",
      "Where each field of a record stands in its bundles, and what the sources tell that a record can hold.",
      "",
      "## Overview", "",
      "The tables are made by a test that maps records and reads them back: each element is one that a value was read "
        + "from. `Observation (cement-volume)` is the observation with that code. What encounters share stands in the "
        + "directory bundle.", "",
      "## Fields", "", "| Field | Elements |", "|---|---|",
    ]
    for field in RecordShape.encounter.fields where elements[field.path] != nil {
      lines.append("| `\(field.path)` | \(places(field.path)) |")
    }
    lines += [
      "", "## Facts", "",
      "S0 to S4 are five guides for patients; *registry* is what registries, trials, guidelines and payers record "
        + "beyond them.", "", "| Fact | Source | Fields | Elements |", "|---|---|---|---|",
    ]
    for fact in SourceFact.all {
      let fields = fact.fields.map { "`\($0)`" }.joined(separator: ", ")
      let elements = Set(fact.fields.flatMap { elements[$0] ?? [] }).sorted()
      let words = elements.map { "`\($0)`" }.joined(separator: ", ")
      lines.append("| \(fact.words) | \(fact.source) | \(fields) | \(words) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
