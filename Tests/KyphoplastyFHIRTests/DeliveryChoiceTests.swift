import KyphoplastyFHIR
import Testing

/// What a server says of itself.
@Suite struct ServerCapabilitiesTests {
  @Test func aStatementSaysWhatTheServerCan() throws {
    let server = try ServerCapabilities(
      bytes(
        """
        {"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","format":["json","xml"],
         "software":{"name":"Invented","version":"7"},
         "rest":[{"mode":"client"},{"mode":"server","interaction":[{"code":"transaction"},{"code":"batch"}],
          "resource":[{"type":"Patient","interaction":[{"code":"read"},{"code":"update"}],
            "updateCreate":true,"conditionalCreate":false,"referencePolicy":["literal","enforced"],
            "searchParam":[{"name":"identifier","type":"token"}]}]}]}
        """))

    #expect(server.fhirVersion == "4.0.1")
    #expect(server.software == "Invented 7")
    #expect(server.acceptsJSON == true)
    #expect(server.takes(.transaction) == true && server.takes(.batch) == true)
    let patient = try #require(server.types["Patient"])
    #expect(patient.interactions == ["read", "update"])
    #expect(patient.updateCreate == true)
    #expect(patient.conditionalCreate == false)
    #expect(patient.conditionalUpdate == nil)
    #expect(patient.enforcesReferences)
    #expect(patient.searchParameters == ["identifier"])
  }

  @Test func whatItDoesNotSayIsNotKnown() throws {
    let server = try ServerCapabilities(statement("{\"mode\":\"server\"}", version: nil))

    #expect(server.fhirVersion == nil && server.software == nil)
    #expect(server.acceptsJSON == nil)
    #expect(server.takes(.transaction) == nil)
    #expect(server.takes(.single) == true)
    #expect(server.types.isEmpty)
  }

  @Test(arguments: [
    ("<html></html>", ServerCapabilities.ReadingError.notFHIR), ("[]", .notFHIR),
    (#"{"resourceType":"OperationOutcome"}"#, .notAStatement),
    (#"{"resourceType":"CapabilityStatement"}"#, .noServer),
    (#"{"resourceType":"CapabilityStatement","rest":[{"mode":"client"}]}"#, .noServer),
  ])
  func anythingElseIsNoStatement(text: String, error: ServerCapabilities.ReadingError) {
    #expect(throws: error) { try ServerCapabilities(bytes(text)) }
    #expect(error.description.contains("/metadata"))
  }
}

/// How a server is spoken to.
@Suite struct DeliveryChoiceTests {
  private func choose(
    _ server: @autoclosure () throws -> ServerCapabilities?, mode: DeliveryMode? = nil,
    identity: DeliveryIdentity? = nil
  ) throws -> DeliveryChoice {
    try DeliveryChoice(
      mode: mode, identity: identity, capabilities: try server(), required: ["Patient"],
      possible: ["Flag"])
  }

  @Test func aServerThatCanAllGetsTransactionsAndTheIdsOfTheSender() throws {
    let choice = try choose(server())

    #expect(choice.mode == .transaction)
    #expect(choice.identity == .client)
    #expect(choice.notes == [])
  }

  @Test func withoutTransactionsItGetsABatchAndASinglyTakenBundleWithoutBoth() throws {
    #expect(try choose(server(base: ["batch"])).mode == .batch)
    let single = try choose(server(base: ["search-system"]))
    #expect(single.mode == .single)
    #expect(single.notes.contains { $0.contains("no transactions") })
  }

  @Test func aWishThatTheServerDoesNotGrantIsRefusedWithAFix() throws {
    let refusal = #expect(throws: DeliveryChoice.Refusal.self) {
      try choose(server(base: ["batch"]), mode: .transaction)
    }
    #expect(refusal?.reason == "the server says that it takes no transaction")
    #expect(refusal?.fix == "use --mode batch")
    #expect(try choose(server(), mode: .single).mode == .single)
  }

  @Test func whatIsNotSaidIsTakenWithANote() throws {
    let choice = try choose(ServerCapabilities(statement("{\"mode\":\"server\"}", version: nil)))

    #expect(choice.mode == .transaction && choice.identity == .client)
    #expect(choice.notes.count == 4)
    #expect(choice.notes.contains { $0.contains("no version of FHIR") })
    #expect(choice.notes.contains { $0.contains("transactions") })
    #expect(try choose(nil).notes.count == 1)
  }

  @Test func anotherVersionOrFormatIsRefused() {
    for version in ["5.0.0", "3.0.2", "4.3.0", "40.0"] {
      #expect(throws: DeliveryChoice.Refusal.self) { try choose(server(version: version)) }
    }
    #expect(throws: DeliveryChoice.Refusal.self) { try choose(server(formats: ["xml"])) }
  }

  @Test func aServerThatGivesTheIdsGetsConditionalUpdates() throws {
    let choice = try choose(server(updateCreate: false))

    #expect(choice.identity == .conditional)
    #expect(choice.notes == ["the server gives the ids (Flag, Patient)"])
    let refusal = #expect(throws: DeliveryChoice.Refusal.self) {
      try choose(server(updateCreate: false), identity: .client)
    }
    #expect(refusal?.fix.contains("--identity conditional") == true)
  }

  @Test func aServerThatAllowsNeitherIsRefused() {
    #expect(throws: DeliveryChoice.Refusal.self) {
      try choose(server(updateCreate: false, conditionalUpdate: false))
    }
    #expect(throws: DeliveryChoice.Refusal.self) {
      try choose(server(conditionalUpdate: false), identity: .conditional)
    }
  }

  @Test func aServerThatIsSilentOnIdsIsTakenToAllowThem() throws {
    let choice = try choose(server(updateCreate: nil))

    #expect(choice.identity == .client)
    #expect(choice.notes.contains { $0.contains("(Flag, Patient)") })
  }

  @Test func typesThatAreNotListedAreNamed() throws {
    let choice = try choose(server(types: ["Patient"]))

    #expect(choice.notes == ["the server lists no Flag; what needs them will be refused"])
  }

  @Test func aServerThatChecksReferencesIsToldOfWhereThatMatters() throws {
    var server = try server()
    server.types["Patient"]?.enforcesReferences = true

    #expect(try choose(server).notes == [])
    #expect(try choose(server).checksReferences)
    #expect(try choose(server, mode: .single).notes.contains { $0.contains("checks references") })
  }

  @Test func aSearchThatTheServerDoesNotListIsNamed() throws {
    let choice = try choose(server(searches: ["name"]), identity: .conditional)

    #expect(choice.notes.contains { $0.contains("neither identifier nor _tag") })
  }

  private func server(
    version: String = "4.0.1", formats: [String] = ["application/fhir+json"],
    base: Set<String> = ["transaction", "batch"], updateCreate: Bool? = true,
    conditionalUpdate: Bool? = true, types: [String] = ["Patient", "Flag"],
    searches: Set<String> = ["identifier", "_tag"]
  ) throws -> ServerCapabilities {
    var server = try ServerCapabilities(statement("{\"mode\":\"server\"}", version: version))
    server.formats = formats
    server.interactions = base
    for type in types {
      server.types[type] = ServerCapabilities.TypeCapabilities(
        interactions: ["read", "update"], updateCreate: updateCreate,
        conditionalUpdate: conditionalUpdate, searchParameters: searches)
    }
    return server
  }
}

private func statement(_ rest: String, version: String?) -> [UInt8] {
  let version = version.map { #""fhirVersion":"\#($0)","# } ?? ""
  return bytes(#"{"resourceType":"CapabilityStatement",\#(version)"rest":[\#(rest)]}"#)
}
