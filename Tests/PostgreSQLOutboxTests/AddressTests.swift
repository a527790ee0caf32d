#if PostgreSQL
  import FHIRDelivery
  import Testing

  @testable import PostgreSQLOutbox

  @Suite("The address of an outbox in PostgreSQL")
  struct AddressTests {
    @Test(
      "its name has no user, password or parameter",
      arguments: [
        ("postgres://ward:secret@db1:5433/fhir", "postgres://db1:5433/fhir"),
        ("postgresql://db1/fhir?password=secret&sslmode=require", "postgres://db1/fhir"),
        (
          "postgres:///fhir?host=/run/postgresql&user=secret",
          "postgres:///fhir?host=/run/postgresql"
        ),
        ("postgres://", "postgres:///"),
      ])
    func name(address: String, name: String) throws {
      #expect(try PostgreSQLAddress(address).name == name)
    }

    @Test("the schema is taken out of it, for libpq does not know it")
    func schema() throws {
      let address = try PostgreSQLAddress("postgres://db1/fhir?schema=night_1&sslmode=require")
      #expect(address.schema == "night_1")
      #expect(address.text == "postgres://db1/fhir?sslmode=require")
      #expect(
        try PostgreSQLAddress("postgres://db1/fhir?schema=night").text == "postgres://db1/fhir")
      #expect(try PostgreSQLAddress("postgres://db1/fhir").schema == "outbox")
    }

    @Test(
      "what is none is refused without being repeated",
      arguments: [
        "postgres://ward:sec@ret@db1/fhir", "postgres://db1:secret/fhir", "mysql://secret",
        "postgres://db1/fhir?secret=1", "postgres://db1/fhir?schema=Secret",
        "postgres://db1/fhir?schema=secret%22;drop", "postgres://db1/fhir?schema=",
      ])
    func refused(address: String) {
      let error = #expect(throws: OutboxError.self) { try PostgreSQLAddress(address) }
      #expect(error?.code == .cannotOpen)
      #expect(error?.message.contains("ecret") == false)
    }

    @Test("the way to another host is encrypted, the way to this one need not be")
    func remote() throws {
      #expect(try PostgreSQLAddress("postgres://db1/fhir").isRemote)
      #expect(try PostgreSQLAddress("postgres://localhost,10.0.0.7/fhir").isRemote)
      #expect(try !PostgreSQLAddress("postgres://127.0.0.1/fhir").isRemote)
      #expect(try !PostgreSQLAddress("postgres:///fhir?host=/tmp").isRemote)
    }
  }
#endif
