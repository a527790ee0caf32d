import FHIRSandbox
import LosslessJSON
import TestSupport
import Testing

@Suite("A search", .takingTurns) struct SearchTests {
  @Test(
    "finds identifiers by value, by system and value, and without a system",
    arguments: [
      ("Patient?identifier=1", 2), ("Patient?identifier=http://site.example/mrn|1", 1),
      ("Patient?identifier=http%3A%2F%2Fsite.example%2Fmrn%7C1", 1),
      ("Patient?identifier=|1", 1), ("Patient?identifier=http://other.example|1", 0),
      ("Patient?identifier=1,2", 3),
      ("Patient?identifier=2,|1", 2), ("Patient?identifier=1&_id=a", 1),
      ("Patient?identifier=a%5C%7Cb", 1), ("Patient?_id=a,b,x", 2), ("Patient", 4),
      ("Observation?identifier=1", 0),
    ])
  func identifiers(path: String, count: Int) async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/a", patient("a"))
      _ = try await client.put(
        "Patient/b", #"{"resourceType":"Patient","id":"b","identifier":[{"value":"1"}]}"#)
      _ = try await client.put("Patient/c", patient("c", value: "2"))
      _ = try await client.put("Patient/d", patient("d", value: "a|b"))
      let path = path.replacing("|", with: "%7C")
      let reply = try await client.get(path)
      #expect(reply.status == 200)
      #expect(reply.json?["type"]?.string == "searchset")
      #expect(reply.json?["total"]?.integer == count)
      #expect(reply.entries.count == count)
      for entry in reply.entries {
        let id = try #require(entry["resource"]?["id"]?.string)
        #expect(entry["fullUrl"]?.string == "\(client.base)/Patient/\(id)")
        #expect(entry["search"]?["mode"]?.string == "match")
      }
    }
  }

  @Test(
    "finds what refers to a patient or subject",
    arguments: [
      ("Observation?patient=p", 2), ("Observation?patient=Patient/p", 2),
      ("Observation?subject=Patient/p", 2), ("Observation?subject=p", 2),
      ("Observation?subject:Patient=p", 2), ("Observation?patient=q", 0),
      ("Observation?patient=Group/p", 0), ("Coverage?patient=p", 1), ("Device?patient=p", 0),
    ])
  func references(path: String, count: Int) async throws {
    try await withSandbox { client, _ in
      let coverage = """
        {"resourceType":"Coverage","id":"c","status":"active",\
        "beneficiary":{"reference":"Patient/p"},"payor":[{"reference":"Patient/q"}]}
        """
      let stored = try await client.transaction(
        entry("PUT", "Patient/p", patient("p")), entry("PUT", "Patient/q", patient("q")),
        entry("PUT", "Observation/a", observation("a", of: "Patient/p")),
        entry("PUT", "Observation/b", observation("b", of: "Patient/p/_history/1")),
        entry("PUT", "Coverage/c", coverage))
      #expect(stored.status == 200)
      let reply = try await client.get(path)
      #expect(reply.status == 200)
      #expect(reply.json?["total"]?.integer == count)
    }
  }

  @Test("follows what an update changes")
  func indexIsKept() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/p", patient("p"))
      _ = try await client.put("Patient/q", patient("q"))
      _ = try await client.put("Observation/o", observation("o", of: "Patient/p"))
      _ = try await client.put("Observation/o", observation("o", of: "Patient/q"))
      _ = try await client.put("Patient/p", patient("p", value: "9"))
      let total = { (path: String) in try await client.get(path).json?["total"]?.integer }
      #expect(try await total("Observation?patient=p") == 0)
      #expect(try await total("Observation?patient=q") == 1)
      #expect(try await total("Patient?identifier=9") == 1)
      #expect(try await total("Patient?identifier=1") == 1)
    }
  }

  @Test(
    "gives pages whose links lead to the end, each resource once, whatever is written meanwhile")
  func paging() async throws {
    try await withSandbox { client, _ in
      for number in 0..<23 {
        _ = try await client.put("Patient/p\(number)", patient("p\(number)"))
      }
      var seen: [String] = []
      var address: String? = "Patient?_count=5&identifier=http://site.example/mrn%7C1"
      var pages = 0
      while let next = address {
        let page = try await client.get(next)
        #expect(page.entries.count <= 5)
        #expect(page.link("self") != nil)
        seen += page.entries.compactMap { $0["resource"]?["id"]?.string }
        address = page.link("next")
        // An update moves nothing; a new resource comes where its id belongs.
        _ = try await client.put("Patient/p0", patient("p0", family: "Changed \(pages)"))
        if pages == 0 { _ = try await client.put("Patient/z-late", patient("z-late")) }
        pages += 1
      }
      #expect(pages == 5)
      #expect(seen == (0..<23).map { "p\($0)" }.sorted() + ["z-late"])
    }
  }

  @Test("counts without listing when asked for no entries")
  func countOnly() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/p", patient("p"))
      let reply = try await client.get("Patient?_count=0")
      #expect(reply.json?["total"]?.integer == 1)
      #expect(reply.json?["entry"] == nil)
    }
  }

  @Test("can be posted as a form")
  func byPost() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/p", patient("p"))
      _ = try await client.put("Patient/q", patient("q", value: "2"))
      let reply = try await client.post(
        "Patient/_search", "identifier=http%3A%2F%2Fsite.example%2Fmrn%7C2",
        headers: ["Content-Type": "application/x-www-form-urlencoded"])
      #expect(reply.status == 200)
      #expect(reply.entries.map { $0["resource"]?["id"]?.string } == ["q"])
    }
  }

  @Test(
    "is refused with a parameter that is not served, by its name",
    arguments: [
      "name", "_sort", "_include", "identifier:of-type", "patient", "subject", "_lastUpdated",
      "patient.identifier",
    ])
  func unknownParameter(name: String) async throws {
    try await withSandbox { client, _ in
      let reply = try await client.get("Patient?\(name)=x")
      #expect(reply.status == 400)
      #expect(reply.code == "not-supported")
      #expect(reply.diagnostics.contains("'\(name)'"))
    }
  }

  @Test("takes some hundred values, and refuses more")
  func manyValues() async throws {
    try await withSandbox { client, _ in
      _ = try await client.put("Patient/p", patient("p"))
      let values = { (count: Int) in (1...count).map(String.init).joined(separator: ",") }
      let most = try await client.get("Patient?identifier=\(values(500))&_id=p,\(values(499))")
      #expect(most.json?["total"]?.integer == 1)
      let systems = (1...500).map { "http://site.example/mrn%7C\($0)" }.joined(separator: ",")
      let paired = try await client.get("Patient?identifier=\(systems)")
      #expect(paired.json?["total"]?.integer == 1)
      #expect(try await client.get("Patient?identifier=\(values(501))").status == 400)
    }
  }

  @Test(
    "is refused with a value that means nothing",
    arguments: [
      "Patient?identifier=", "Patient?identifier=x%7C", "Patient?_count=-1", "Patient?_count=many",
      "Patient?identifier=1,,2", "Observation?patient=Patient/a/b/c",
    ])
  func badValue(path: String) async throws {
    try await withSandbox { client, _ in
      let reply = try await client.get(path)
      #expect(reply.status == 400)
    }
  }
}
