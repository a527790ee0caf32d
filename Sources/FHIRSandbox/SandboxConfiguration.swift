import Foundation

/// How a sandbox behaves; the defaults are those of a strict server on a free port.
public struct SandboxConfiguration: Sendable {
  /// The port on 127.0.0.1; 0 takes a free one.
  public var port: UInt16
  /// The SQLite file; `nil` makes one in the temporary folder and removes it when the sandbox stops.
  ///
  /// What has been answered survives the end of the process, but not always that of the machine: SQLite's
  /// `synchronous` is OFF.
  public var databasePath: String?
  /// The names of the resource types that are served; `nil` takes any name that has the form of one.
  public var resourceTypes: Set<String>?
  /// Whether a write that refers to `Type/id` is refused where no such resource is stored or comes in the same
  /// transaction.
  public var enforcesReferences: Bool
  /// Whether PUT may create a resource under the id that the client chose.
  public var allowsClientIDs: Bool
  /// How long a request body may be, in bytes; a longer one is answered with 413.
  public var maximumBodyLength: Int
  /// Whether transactions are carried out; batches always are.
  public var allowsTransactions = true
  /// How many entries a bundle may have; `nil` sets no limit, more are answered with 413.
  public var maximumEntries: Int?
  /// How many requests are let through in a second; the others are answered with 429 and `Retry-After: 1`.
  public var requestsPerSecond: Int?
  /// Whether requests need a bearer token `expires.SECONDS`, which is good until then, in seconds since 1970.
  public var requiresToken = false
  /// What goes wrong on purpose.
  public var faults = FaultPlan()
  var time = SandboxTime()
  /// Receives one line per request and per event of the server; never a value from a resource or a search.
  public var log: @Sendable (String) -> Void

  /// Makes a configuration.
  ///
  /// - Parameters:
  ///   - port: 0 takes a free port.
  ///   - databasePath: `nil` makes a temporary file.
  ///   - resourceTypes: `nil` takes any well-formed name.
  ///   - enforcesReferences: whether dangling references are refused.
  ///   - allowsClientIDs: whether PUT creates.
  ///   - maximumBodyLength: in bytes.
  ///   - log: where lines go; standard error unless given.
  public init(
    port: UInt16 = 0,
    databasePath: String? = nil,
    resourceTypes: Set<String>? = nil,
    enforcesReferences: Bool = true,
    allowsClientIDs: Bool = true,
    maximumBodyLength: Int = 64 << 20,
    log: @escaping @Sendable (String) -> Void = Self.standardError
  ) {
    self.port = port
    self.databasePath = databasePath
    self.resourceTypes = resourceTypes
    self.enforcesReferences = enforcesReferences
    self.allowsClientIDs = allowsClientIDs
    self.maximumBodyLength = maximumBodyLength
    self.log = log
  }
}

extension SandboxConfiguration {
  /// Writes a line to standard error.
  public static let standardError: @Sendable (String) -> Void = { line in
    FileHandle.standardError.write(Data("sandbox: \(line)\n".utf8))
  }
}
