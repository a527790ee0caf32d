import FHIRDelivery
import Foundation
import KyphoplastyFHIR

/// What a server refused in a run: said in a file that names the input's place and the bundle's entry.
struct Refusals {
  private let ids: [Int64]
  private let store: any OutboxStore

  init(_ ids: [Int64], in store: any OutboxStore) {
    self.ids = ids
    self.store = store
  }

  /// Writes `refusals.csv` into the folder, and has the records of the refused items kept there.
  ///
  /// - Parameters:
  ///   - folder: where what could not go on is kept.
  ///   - talk: how much is said.
  ///   - keep: keeps records or bundles; gets the refused items without their bodies.
  /// - Throws: `Failure` where a file cannot be written, and what `keep` throws.
  func report(
    to folder: RejectsFolder, _ talk: Talk, keep: ([OutboxItem]) async throws -> Void
  ) async throws {
    guard !ids.isEmpty else { return }
    let path = "\(try folder.open())/refusals.csv"
    var file = try ByteOutput.file(path, isPrivate: true)
    try file.write(
      Self.row([
        "item", "state", "place", "field", "key", "entry", "resource", "status", "code", "reason",
      ]))
    var items: [OutboxItem] = []
    for id in ids {
      guard var item = try await store.item(id) else { continue }
      let entry = RefusedEntry(item, attempts: try await store.attempts(of: id))
      item.body = []
      try file.write(Self.row(Self.cells(item, entry)))
      items.append(item)
    }
    try file.flush()
    try await keep(items)
    talk.error("what the server refused, and why, stands in \(path)")
  }

  private static func cells(_ item: OutboxItem, _ entry: RefusedEntry) -> [String] {
    let resource = [entry.resourceType, entry.resourceID].compactMap(\.self)
    return [
      "\(item.id)", item.state.rawValue, entry.place ?? "", entry.field ?? "", entry.key,
      entry.entry.map { "\($0)" } ?? "", resource.joined(separator: "/"),
      entry.status.map { "\($0)" } ?? "", entry.code, entry.message,
    ]
  }

  /// A row of a table; a cell that a spreadsheet would take for a formula is kept from being one.
  static func row(_ cells: [String]) -> String {
    cells.map { cell in
      let text = cell.first.map("=+-@\t\r".contains) == true ? "'\(cell)" : cell
      return text.contains { ",\"\n\r".contains($0) }
        ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }.joined(separator: ",") + "\r\n"
  }
}
