import FHIRSandbox
import LosslessJSON
import TestSupport
import Testing

@Suite("A transaction", .takingTurns) struct TransactionTests {
  @Test("answers every entry in its place, with status, location, tag and time")
  func answers() async throws {
    try await withSandbox { client, sandbox in
      let reply = try await client.transaction(
        entry("PUT", "Observation/o", observation("o", of: "Patient/p")),
        entry("PUT", "Patient/p", patient("p")))
      #expect(reply.status == 200)
      #expect(reply.json?["resourceType"]?.string == "Bundle")
      #expect(reply.json?["type"]?.string == "transaction-response")
      #expect(reply.statuses == ["201 Created", "201 Created"])
      let response = try #require(reply.entries.first?["response"])
      #expect(response["location"]?.string == "Observation/o/_history/1")
      #expect(response["etag"]?.string == "W/\"1\"")
      let read = try await client.get("Observation/o")
      #expect(
        response["lastModified"]?.string == read.json?["meta"]?["lastUpdated"]?.string)
      #expect(reply.entries.first?["resource"] == nil)
      #expect(try await sandbox.resourceCounts() == ["Observation": 1, "Patient": 1])
    }
  }

  @Test("sent again changes nothing")
  func repeated() async throws {
    try await withSandbox { client, sandbox in
      let entries = bundle(
        "transaction",
        [
          entry("PUT", "Observation/o", observation("o", of: "Patient/p")),
          entry("PUT", "Patient/p", patient("p")),
        ])
      _ = try await client.post("", entries)
      let again = try await client.post("", entries)
      #expect(again.statuses == ["200 OK", "200 OK"])
      #expect(
        again.entries.map { $0["response"]?["etag"]?.string } == ["W/\"1\"", "W/\"1\""])
      #expect(try await sandbox.statistics().versions == 2)
    }
  }

  @Test(
    "with one bad entry stores nothing at all",
    arguments: [
      (entry("PUT", "Patient/b", patient("c")), 400, "Bundle.entry[1].resource.id"),
      (entry("PUT", "Patient/b", patient()), 400, "Bundle.entry[1].resource.id"),
      (entry("PUT", "Patient/b"), 400, "Bundle.entry[1].resource"),
      (entry("POST", "Observation", patient()), 400, "Bundle.entry[1].request.url"),
      (entry("PUT", "Nothing/b", patient("b")), 400, "Bundle.entry[1].request.url"),
      (entry("PUT", "/Patient/b", patient("b")), 400, "Bundle.entry[1].request.url"),
      (entry("PATCH", "Patient/b", patient("b")), 405, "Bundle.entry[1].request.url"),
      ("{}", 400, "Bundle.entry[1]"),
      (
        entry("PUT", "Observation/o", observation("o", of: "Patient/x")), 422,
        "Bundle.entry[1].resource.subject"
      ),
      (
        entry("POST", "Observation", observation(of: "urn:uuid:0")), 422,
        "Bundle.entry[1].resource.subject"
      ),
      (
        entry("PUT", "Patient/kept", patient("kept"), more: #","ifMatch":"W/\"9\"""#), 412,
        "Bundle.entry[1]"
      ),
      (entry("PUT", "Patient/a", patient("a")), 400, "Bundle.entry[1]"),
      (entry("GET", "Patient/none"), 404, "Bundle.entry[1]"),
      (
        entry("POST", "Patient", patient(), more: #","ifNoneExist":"name=x""#), 400,
        "Bundle.entry[1].request.ifNoneExist"
      ),
      (
        entry("POST", "Patient", patient(), more: #","ifNoneExist":"identifier=twice""#), 412,
        "Bundle.entry[1]"
      ),
      (
        entry("POST", "Observation", observation(of: "Patient?identifier=none")), 412,
        "Bundle.entry[1].resource.subject"
      ),
      (
        entry("POST", "Observation", observation(of: "Patient?identifier=twice")), 412,
        "Bundle.entry[1].resource.subject"
      ),
    ])
  func atomic(bad: String, status: Int, expression: String) async throws {
    try await withSandbox { client, sandbox in
      for id in ["kept", "k2", "k3", "k4"] {
        _ = try await client.put(
          "Patient/\(id)", patient(id, value: id == "kept" ? "kept" : "twice"))
      }
      let before = try await sandbox.statistics()
      let reply = try await client.transaction(
        entry("PUT", "Patient/a", patient("a")), bad,
        entry("DELETE", "Patient/k2"))
      #expect(reply.status == status)
      #expect(reply.json?["resourceType"]?.string == "OperationOutcome")
      #expect(reply.expression == expression)
      #expect(try await sandbox.statistics() == before)
      #expect(try await client.get("Patient/a").status == 404)
      #expect(try await client.get("Patient?identifier=1").json?["total"]?.integer == 0)
      #expect(try await client.get("Patient/k2").status == 200)
    }
  }

  @Test("deletes, creates, updates and reads in that order, whatever the order of its entries")
  func order() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/old", patient("old", value: "1"))
      let reply = try await client.transaction(
        entry("GET", "Patient?identifier=1"),
        entry("GET", "Patient/new"),
        entry("PUT", "Patient/new", patient("new", value: "1", family: "New")),
        entry("DELETE", "Patient/old"))
      #expect(reply.statuses == ["200 OK", "200 OK", "201 Created", "204 No Content"])
      let found = reply.entries.first?["resource"]
      #expect(found?["total"]?.integer == 1)
      #expect(found?["entry"]?.first?["resource"]?["id"]?.string == "new")
      #expect(try await client.get("Patient/old").status == 410)
    }
  }

  @Test("gives references to its own entries the ids that these get")
  func rewriting() async throws {
    try await withSandbox { client, _ in
      let reply = try await client.transaction(
        entry("POST", "Observation", observation(of: "urn:uuid:p-1")),
        entry("POST", "Patient", patient(), fullURL: "urn:uuid:p-1"),
        entry("POST", "Observation", observation(of: "http://site.example/Patient/q")),
        entry(
          "POST", "Patient", patient("q", value: "2"), fullURL: "http://site.example/Patient/q"),
        entry(
          "POST", "Observation", observation(of: "Patient/q"),
          fullURL: "http://site.example/Observation/o"),
        entry("PUT", "Patient/r", patient("r", value: "3"), fullURL: "urn:uuid:p-3"),
        entry("POST", "Observation", observation(of: "urn:uuid:p-3")))
      #expect(reply.status == 200)
      let places = reply.entries.map { $0["response"]?["location"]?.string ?? "" }
      let identities = places.map { $0.split(separator: "/").prefix(2).joined(separator: "/") }
      for (observation, patient) in [(0, 1), (2, 3), (4, 3), (6, 5)] {
        let stored = try await client.get(identities[observation])
        #expect(stored.json?["subject"]?["reference"]?.string == identities[patient])
        #expect(stored.json?["valueQuantity"]?["value"]?.number == "0.010")
      }
      #expect(identities[5] == "Patient/r")
      #expect(
        try await client.get("Observation?patient=r").json?["total"]?.integer == 1)
    }
  }

  @Test("rewrites a urn that is a reference, and leaves one that is a value")
  func urnValues() async throws {
    try await withSandbox { client, _ in
      let provenance = """
        {"resourceType":"Provenance","target":[{"reference":"urn:uuid:p"}],\
        "recorded":"2026-01-01T00:00:00Z","agent":[{"who":{"reference":"urn:uuid:p",\
        "identifier":{"system":"urn:ietf:rfc:3986","value":"urn:uuid:p"},"display":"reference"}}]}
        """
      let reply = try await client.transaction(
        entry("POST", "Patient", patient(), fullURL: "urn:uuid:p"),
        entry("POST", "Provenance", provenance))
      #expect(reply.status == 200)
      let text = try await client.get("Provenance").text
      #expect(text.contains(#""value":"urn:uuid:p""#))
      #expect(!text.contains(#""reference":"urn:uuid:p""#))
    }
  }

  @Test(
    "is refused where two entries have one identity",
    arguments: [
      [entry("PUT", "Patient/p", patient("p")), entry("DELETE", "Patient/p")],
      [
        entry("PUT", "Patient/kept", patient("kept")),
        entry("PUT", "Patient?identifier=kept", patient(value: "kept")),
      ],
      [
        entry("POST", "Patient", patient(), more: #","ifNoneExist":"identifier=1""#),
        entry("POST", "Patient", patient(), more: #","ifNoneExist":"identifier=1""#),
      ],
      [
        entry("POST", "Patient", patient()), entry("PUT", "Patient?identifier=1", patient()),
      ],
      [
        entry("POST", "Patient", patient(), fullURL: "urn:uuid:1"),
        entry("POST", "Patient", patient(), fullURL: "urn:uuid:1"),
      ],
    ])
  func duplicates(entries: [String]) async throws {
    try await withSandbox { client, sandbox in
      _ = try await client.put("Patient/kept", patient("kept", value: "kept"))
      let reply = try await client.post("", bundle("transaction", entries))
      #expect(reply.status == 400)
      #expect(reply.code == "duplicate")
      #expect(reply.expression?.hasPrefix("Bundle.entry[") == true)
      #expect(try await sandbox.statistics().versions == 1)
    }
  }

  @Test("resolves conditional references, in the store and among its own entries")
  func conditionalReferences() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/stored", patient("stored", value: "s"))
      let reply = try await client.transaction(
        entry("PUT", "Observation/a", observation("a", of: "Patient?identifier=s")),
        entry(
          "PUT", "Observation/b",
          observation("b", of: "Patient?identifier=http://site.example/mrn|new")),
        entry("PUT", "Patient/fresh", patient("fresh", value: "new")))
      #expect(reply.status == 200)
      let target = { (path: String) in
        try await client.get(path).json?["subject"]?["reference"]?.string
      }
      #expect(try await target("Observation/a") == "Patient/stored")
      #expect(try await target("Observation/b") == "Patient/fresh")
    }
  }

  @Test("creates only what is not there, and refers to what is")
  func ifNoneExist() async throws {
    try await withSandbox { client, sandbox in
      _ = try await client.put("Patient/p", patient("p"))
      let reply = try await client.transaction(
        entry(
          "POST", "Patient", patient(family: "Other"), fullURL: "urn:uuid:p",
          more: #","ifNoneExist":"identifier=http://site.example/mrn%7C1""#),
        entry("PUT", "Observation/o", observation("o", of: "urn:uuid:p")))
      #expect(reply.statuses == ["200 OK", "201 Created"])
      #expect(
        reply.entries.first?["response"]?["location"]?.string == "Patient/p/_history/1")
      let stored = try await client.get("Observation/o")
      #expect(stored.json?["subject"]?["reference"]?.string == "Patient/p")
      #expect(try await sandbox.resourceCounts() == ["Patient": 1, "Observation": 1])
    }
  }

  @Test("may not refer to what it deletes")
  func referenceToDeleted() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/p", patient("p"))
      let reply = try await client.transaction(
        entry("DELETE", "Patient/p"),
        entry("PUT", "Observation/o", observation("o", of: "Patient/p")))
      #expect(reply.status == 422)
      #expect(reply.expression == "Bundle.entry[1].resource.subject")
      #expect(try await client.get("Patient/p").status == 200)
    }
  }

  @Test("shows what it wrote where that is preferred")
  func prefer() async throws {
    try await withSandbox { client, _ in
      let whole = try await client.transaction(
        entry("PUT", "Patient/p", patient("p")), headers: ["Prefer": "return=representation"])
      #expect(whole.entries.first?["resource"]?["meta"]?["versionId"]?.string == "1")
      #expect(whole.entries.first?["fullUrl"]?.string == "\(client.base)/Patient/p")
      let outcome = try await client.transaction(
        entry("PUT", "Patient/p", patient("p")), headers: ["Prefer": "return=OperationOutcome"])
      let response = outcome.entries.first?["response"]
      #expect(response?["outcome"]?["resourceType"]?.string == "OperationOutcome")
    }
  }

  @Test("without entries is answered without entries")
  func empty() async throws {
    try await withSandbox { client, _ in
      let reply = try await client.post("", #"{"resourceType":"Bundle","type":"transaction"}"#)
      #expect(reply.status == 200)
      #expect(reply.json?["entry"] == nil)
    }
  }

  @Test(
    "is the only thing, with a batch, that the base takes",
    arguments: [
      #"{"resourceType":"Bundle","type":"collection"}"#, #"{"resourceType":"Bundle"}"#,
      #"{"resourceType":"Patient"}"#, "[]", "1",
      #"{"resourceType":"Bundle","type":"batch","entry":{}}"#,
    ])
  func otherBundles(body: String) async throws {
    try await withSandbox { client, _ in
      let reply = try await client.post("", body)
      #expect(reply.status == 400)
    }
  }
}

@Suite("A batch", .takingTurns) struct BatchTests {
  @Test("carries out each entry for itself")
  func independent() async throws {
    try await withSandbox { client, sandbox in
      let reply = try await client.batch(
        entry("GET", "Patient/p"),
        entry("PUT", "Patient/p", patient("p")),
        entry("PUT", "Patient/q", patient("other")),
        entry("PUT", "Observation/o", observation("o", of: "Patient/none")),
        entry("DELETE", "Patient/never"),
        entry("GET", "Patient/none"),
        entry("POST", "Patient", patient(), more: #","ifNoneExist":"identifier=fresh""#))
      #expect(reply.status == 200)
      #expect(reply.json?["type"]?.string == "batch-response")
      #expect(
        reply.statuses == [
          "200 OK", "201 Created", "400 Bad Request", "422 Unprocessable Entity",
          "204 No Content", "404 Not Found", "201 Created",
        ])
      let outcome = reply.entries[3]["response"]?["outcome"]?["issue"]?.first
      #expect(outcome?["expression"]?.first?.string == "Bundle.entry[3].resource.subject")
      #expect(try await sandbox.resourceCounts() == ["Patient": 2])
    }
  }
}
