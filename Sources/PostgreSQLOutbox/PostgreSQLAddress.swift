#if PostgreSQL
  internal import CPostgreSQL
  internal import FHIRDelivery
  internal import Glibc

  /// Where a database is: what libpq is told, what may be shown of it, and the schema that holds the tables.
  struct PostgreSQLAddress: Sendable {
    /// What libpq gets; it may hold a password and is never shown.
    let text: String
    /// The address without user, password and parameters.
    let name: String
    /// The schema: `schema=` of the address, else `outbox`.
    let schema: String
    /// Whether it leads to another host, so that nobody may listen on the way.
    let isRemote: Bool

    /// Reads `postgres://user@host:port/database?parameter=value` as libpq does, and `schema=` besides.
    init(_ text: String) throws(OutboxError) {
      let (address, schema) = try Self.split(text)
      let values = try Self.values(of: address)
      self.text = address
      self.schema = schema
      let host = values["host"] ?? ""
      // A password with a bare `@` in it would have its end taken for a part of the host, and would be shown.
      guard !host.contains("@") || host.hasPrefix("@") else { throw Self.invalid }
      // So would the password of an address that lacks its host.
      guard (values["port"] ?? "").utf8.allSatisfy({ $0 < UInt8(ascii: ":") }) else {
        throw Self.invalid
      }
      let hosts = values["hostaddr"] ?? (host.isEmpty ? Self.hostOfEnvironment : host)
      isRemote = hosts.split(separator: ",").contains { !Self.isLocal($0) }
      let port = values["port"].map { ":\($0)" } ?? ""
      let database = values["dbname"] ?? ""
      name =
        host.hasPrefix("/")
        ? "postgres:///\(database)?host=\(host)" : "postgres://\(host)\(port)/\(database)"
    }

    private static func split(_ text: String) throws(OutboxError) -> (String, schema: String) {
      guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") else { throw invalid }
      let parts = text.split(separator: "?", maxSplits: 1)
      guard parts.count == 2, let address = parts.first, let query = parts.last else {
        return (text, "outbox")
      }
      var schema = "outbox"
      var others: [Substring] = []
      for parameter in query.split(separator: "&") {
        guard parameter.hasPrefix("schema=") else {
          others.append(parameter)
          continue
        }
        schema = String(parameter.dropFirst("schema=".count))
        guard isName(schema) else {
          throw OutboxError(
            .cannotOpen,
            "The schema of an outbox is named with small letters, digits and '_', at most 63.")
        }
      }
      return ("\(address)" + (others.isEmpty ? "" : "?" + others.joined(separator: "&")), schema)
    }

    private static func isName(_ schema: String) -> Bool {
      guard let first = schema.utf8.first, schema.utf8.count <= 63 else { return false }
      let isLetter = { (byte: UInt8) in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
      }
      return isLetter(first)
        && schema.utf8.allSatisfy {
          isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
    }

    private static func values(of address: String) throws(OutboxError) -> [String: String] {
      // libpq's own words about what is wrong may quote the password, so they are thrown away.
      guard let options = PQconninfoParse(address, nil) else { throw invalid }
      defer { PQconninfoFree(options) }
      var values: [String: String] = [:]
      var option = options
      while let keyword = option.pointee.keyword {
        if let value = option.pointee.val, value.pointee != 0 {
          values[String(cString: keyword)] = String(cString: value)
        }
        option += 1
      }
      return values
    }

    private static var hostOfEnvironment: String {
      getenv("PGHOSTADDR").map { String(cString: $0) } ?? getenv("PGHOST").map {
        String(cString: $0)
      } ?? ""
    }

    private static func isLocal(_ host: Substring) -> Bool {
      host.hasPrefix("/") || host.hasPrefix("@") || host == "localhost" || host == "::1"
        || host.hasPrefix("127.")
    }

    private static let invalid = OutboxError(
      .cannotOpen,
      "This is no address of a PostgreSQL database; it should be like "
        + "postgres://USER@HOST:PORT/DATABASE. The password belongs into PGPASSFILE or PGPASSWORD.")
  }
#endif
