internal import LosslessJSON

/// What a server says that it can do: its CapabilityStatement, as far as a delivery depends on it.
///
/// What the statement leaves out is nil here, and not taken for a no.
public struct ServerCapabilities: Sendable, Hashable {
  /// The version of FHIR: `4.0.1`.
  public var fhirVersion: String?
  /// The server's software, with its version where it is given.
  public var software: String?
  /// The formats, as the statement writes them.
  public var formats: [String]
  /// What the base takes: `transaction`, `batch`, …; nil where nothing is said.
  public var interactions: Set<String>?
  /// What can be done with resources of each type; empty where no type is listed.
  public var types: [String: TypeCapabilities]

  /// What can be done with resources of a type.
  public struct TypeCapabilities: Sendable, Hashable {
    /// `read`, `create`, `update`, `delete`, …; nil where nothing is said.
    public var interactions: Set<String>?
    /// Whether an update may make a resource, under the id that it is sent with.
    public var updateCreate: Bool?
    /// Whether a create may depend on a search.
    public var conditionalCreate: Bool?
    /// Whether an update may go to what a search finds.
    public var conditionalUpdate: Bool?
    /// Whether references must lead to resources that are there.
    public var enforcesReferences: Bool
    /// The search parameters that are listed.
    public var searchParameters: Set<String>

    /// Makes a type's capabilities; what is left out is not known.
    public init(
      interactions: Set<String>? = nil, updateCreate: Bool? = nil, conditionalCreate: Bool? = nil,
      conditionalUpdate: Bool? = nil, enforcesReferences: Bool = false,
      searchParameters: Set<String> = []
    ) {
      self.interactions = interactions
      self.updateCreate = updateCreate
      self.conditionalCreate = conditionalCreate
      self.conditionalUpdate = conditionalUpdate
      self.enforcesReferences = enforcesReferences
      self.searchParameters = searchParameters
    }
  }

  /// Why an answer to `/metadata` is no statement of a server.
  public enum ReadingError: Error, Sendable, Hashable {
    /// The answer is no FHIR JSON.
    case notFHIR
    /// The answer is a resource of another type.
    case notAStatement
    /// The statement does not describe a server.
    case noServer
  }

  /// Reads the answer to `GET [base]/metadata`.
  public init(_ bytes: [UInt8]) throws(ReadingError) {
    guard let statement = (try? JSONDocument(bytes))?.value,
      let type = statement["resourceType"]?.string
    else { throw .notFHIR }
    guard type == "CapabilityStatement" else { throw .notAStatement }
    // A statement may have a part for clients too.
    guard let rest = statement["rest"]?.elements.first(where: { $0["mode"]?.string == "server" })
    else { throw .noServer }
    fhirVersion = statement["fhirVersion"]?.string
    software = (statement["software"]?["name"]?.string).map { name in
      statement["software"]?["version"]?.string.map { "\(name) \($0)" } ?? name
    }
    formats = statement["format"]?.elements.compactMap(\.string) ?? []
    interactions = Self.codes(rest["interaction"])
    var types: [String: TypeCapabilities] = [:]
    for resource in rest["resource"].map({ Array($0.elements) }) ?? [] {
      guard let type = resource["type"]?.string else { continue }
      types[type] = TypeCapabilities(
        interactions: Self.codes(resource["interaction"]),
        updateCreate: resource["updateCreate"]?.boolean,
        conditionalCreate: resource["conditionalCreate"]?.boolean,
        conditionalUpdate: resource["conditionalUpdate"]?.boolean,
        enforcesReferences: resource["referencePolicy"]?.elements
          .contains { $0.string == "enforced" } ?? false,
        searchParameters: Set(
          resource["searchParam"]?.elements.compactMap { $0["name"]?.string } ?? []))
    }
    self.types = types
  }

  /// The codes of a list of interactions; nil where there is no list.
  private static func codes(_ list: JSONValue?) -> Set<String>? {
    list.map { Set($0.elements.compactMap { $0["code"]?.string }) }
  }

  /// Whether it speaks JSON, as far as it says.
  public var acceptsJSON: Bool? {
    formats.isEmpty ? nil : formats.contains { $0.lowercased().contains("json") }
  }

  /// Whether the base takes a kind of bundle; nil where the statement says nothing of the base.
  public func takes(_ mode: DeliveryMode) -> Bool? {
    mode == .single ? true : interactions?.contains(mode.rawValue)
  }
}

extension ServerCapabilities.ReadingError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notFHIR: "the answer to /metadata is no FHIR JSON: check the server's base URL"
    case .notAStatement:
      "the answer to /metadata is no CapabilityStatement: check the server's base URL"
    case .noServer:
      "the statement at /metadata does not describe a server: check the server's base URL"
    }
  }
}
