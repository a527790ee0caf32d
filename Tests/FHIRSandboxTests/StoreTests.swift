import GRDB
import LosslessJSON
import TestSupport
import Testing

@testable import FHIRSandbox

@Suite("The store", .takingTurns) struct StoreTests {
  private let context = ServerContext(base: "http://x", types: ResourceTypes(names: nil))

  private func put(_ id: String, size: Int = 10, in store: ResourceStore) async throws {
    let text = patient(id, family: String(repeating: "x", count: size))
    let document = try JSONDocument(Array(text.utf8))
    let resource = try IncomingResource(document, document.root, in: context)
    try await store.write(in: context) { writer in
      _ = try writer.put(resource, id: id, method: "PUT")
    }
  }

  @Test("keeps a write-ahead log, and leaves the syncing to the system")
  func pragmas() async throws {
    let store = try ResourceStore(path: nil)
    let (mode, level) = try await store.write(in: context) { writer in
      (
        try String.fetchOne(writer.db, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(writer.db, sql: "PRAGMA synchronous")
      )
    }
    #expect(mode == "wal")
    #expect(level == 0)
    try store.close()
  }

  @Test("that is full keeps what it had, says so, and goes on when there is room")
  func full() async throws {
    let store = try ResourceStore(path: nil)
    try await put("first", in: store)
    try await store.write(in: context) { writer in
      try writer.db.execute(sql: "PRAGMA max_page_count = 40")
    }
    var stored = 1
    do {
      for number in 0..<100 {
        try await put("p\(number)", size: 10_000, in: store)
        stored += 1
      }
      Issue.record("the store was never full")
    } catch let error as DatabaseError {
      #expect(error.resultCode == .SQLITE_FULL || error.resultCode == .SQLITE_ABORT)
    }
    #expect(stored > 1)
    #expect(try await store.read { try $0.counts() } == ["Patient": stored])
    try await store.write(in: context) { writer in
      try writer.db.execute(sql: "PRAGMA max_page_count = 4000")
    }
    try await put("last", size: 10_000, in: store)
    #expect(try await store.read { try $0.counts() } == ["Patient": stored + 1])
    try store.close()
  }

  @Test("undoes a write that throws, and none that came with it")
  func savepoints() async throws {
    struct Undone: Error {}
    let store = try ResourceStore(path: nil)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          guard number.isMultiple(of: 2) else {
            return try await put("p\(number)", in: store)
          }
          let document = try JSONDocument(Array(patient("u\(number)").utf8))
          let resource = try IncomingResource(document, document.root, in: context)
          await #expect(throws: Undone.self) {
            try await store.write(in: context) { writer in
              _ = try writer.put(resource, id: "u\(number)", method: "PUT")
              throw Undone()
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await store.read { try $0.counts() } == ["Patient": 20])
    let found = try await store.read { reader in
      try reader.count(
        matching: SearchCriteria(
          type: "Patient",
          clauses: [.identifier([SearchCriteria.Token(system: nil, value: "1")])]))
    }
    #expect(found == 20)
    try store.close()
  }

  @Test(
    "looks up what is searched for, and walks through a type only when all of it is asked for",
    arguments: [
      ("identifier=1", "SEARCH resource USING INTEGER PRIMARY KEY (rowid=?)"),
      ("identifier=s%7C1", "SEARCH resource USING INTEGER PRIMARY KEY (rowid=?)"),
      ("identifier=1&_id=a", "SEARCH resource USING INTEGER PRIMARY KEY (rowid=?)"),
      ("_id=a,b", "(type=? AND id=?)"),
      ("subject=a,Patient/b", "SEARCH resource USING INTEGER PRIMARY KEY (rowid=?)"),
      ("", "(type=? AND id>?)"),
    ])
  func plans(query: String, lookup: String) async throws {
    let store = try ResourceStore(path: nil)
    let criteria = try SearchCriteria(
      type: "Observation", query: QueryString(query).items, in: context)
    let plan = try await store.read { reader in
      let query = StoreQuery(criteria, after: "x")
      return try Row.fetchAll(
        reader.db,
        sql: "EXPLAIN QUERY PLAN SELECT * FROM resource WHERE \(query.sql) ORDER BY id LIMIT 2",
        arguments: query.arguments
      ).map { $0["detail"] as String }
    }
    #expect(plan.first?.contains(lookup) == true)
    #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("CONSTANT") })
    try store.close()
  }

  @Test("never goes back in time")
  func time() async throws {
    let store = try ResourceStore(path: nil)
    var last = Timestamp(milliseconds: 0)
    for _ in 0..<50 {
      let now = try await store.write(in: context) { $0.now }
      #expect(now >= last)
      last = now
    }
    try store.close()
  }
}
