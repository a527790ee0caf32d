import FHIRSandbox
import LosslessJSON
import TestSupport
import Testing

@Suite("Many clients at once", .takingTurns) struct ConcurrencyTests {
  @Test("lose nothing and double nothing")
  func bundles() async throws {
    try await withSandbox { client, sandbox in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<16 {
          group.addTask {
            let client = TestClient(base: client.base)
            for round in 0..<6 {
              let id = "c\(number)-\(round)"
              let observations = (0..<5).map {
                entry(
                  "PUT", "Observation/\(id)-\($0)", observation("\(id)-\($0)", of: "Patient/\(id)"))
              }
              let whole = bundle(
                "transaction",
                observations + [entry("PUT", "Patient/\(id)", patient(id, value: id))])
              // Every second bundle is sent twice, every third comes with one that must fail.
              for _ in 0...(round % 2) {
                #expect(try await client.post("", whole).status == 200)
              }
              if round % 3 == 0 {
                let bad = try await client.transaction(
                  entry("PUT", "Patient/bad-\(id)", patient("bad-\(id)")),
                  entry("PUT", "Observation/bad-\(id)", observation("bad-\(id)", of: "Patient/no")))
                #expect(bad.status == 422)
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await sandbox.resourceCounts() == ["Patient": 96, "Observation": 480])
      #expect(try await sandbox.statistics().versions == 576)
    }
  }

  @Test("overwrite nothing that they have not read")
  func noLostUpdate() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/p", patient("p", family: "0"))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          group.addTask {
            let client = TestClient(base: client.base)
            var done = 0
            while done < 4 {
              let read = try await client.get("Patient/p")
              let count = read.json?["name"]?.first?["family"]?.string.flatMap { Int($0) } ?? 0
              let tag = try #require(read.header("ETag"))
              let reply = try await client.put(
                "Patient/p", patient("p", family: String(count + 1)), headers: ["If-Match": tag])
              if reply.status == 200 { done += 1 } else { #expect(reply.status == 412) }
            }
          }
        }
        try await group.waitForAll()
      }
      let last = try await client.get("Patient/p")
      #expect(last.json?["name"]?.first?["family"]?.string == "24")
      #expect(last.header("ETag") == "W/\"25\"")
    }
  }

  @Test("see whole transactions only")
  func snapshots() async throws {
    try await withSandbox { client, _ in
      let write = { @Sendable (client: TestClient, family: String) in
        try await client.transaction(
          entry("PUT", "Patient/a", patient("a", family: family)),
          entry("PUT", "Patient/b", patient("b", family: family)))
      }
      _ = try await write(client, "0")
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          let writer = TestClient(base: client.base)
          for number in 1...40 {
            let reply = try await write(writer, "\(number)")
            #expect(reply.status == 200)
          }
        }
        for _ in 0..<3 {
          group.addTask {
            let reader = TestClient(base: client.base)
            for _ in 0..<40 {
              let page = try await reader.get("Patient?_id=a,b")
              let families = page.entries.map {
                $0["resource"]?["name"]?.first?["family"]?.string
              }
              #expect(Set(families).count == 1)
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }
}
