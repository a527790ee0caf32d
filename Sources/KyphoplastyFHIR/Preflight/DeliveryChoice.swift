/// How a server is spoken to: chosen from what it says that it can do, and from what is wished.
public struct DeliveryChoice: Sendable, Hashable {
  /// In which requests.
  public var mode: DeliveryMode
  /// Who gives the ids.
  public var identity: DeliveryIdentity
  /// Whether the server refuses references to what is not there yet.
  public var checksReferences = false
  /// What the statement does not say or says against it, for a person to know; nothing is assumed without a note.
  public var notes: [String]

  /// Why there is no way, and what to change.
  public struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// Why.
    public let reason: String
    /// What to change.
    public let fix: String

    /// Both.
    public var description: String { "\(reason): \(fix)" }
  }

  /// Chooses; what is not wished is chosen freely.
  ///
  /// - Parameters:
  ///   - mode: the mode that is wished.
  ///   - identity: who shall give the ids.
  ///   - capabilities: what the server says; nil where it says nothing.
  ///   - required: types that must be accepted.
  ///   - possible: further types that may come.
  /// - Throws: a refusal where the server says that it cannot be done.
  public init(
    mode: DeliveryMode? = nil, identity: DeliveryIdentity? = nil,
    capabilities: ServerCapabilities?, required: Set<String> = EncounterTypes.always,
    possible: Set<String> = EncounterTypes.all
  ) throws(Refusal) {
    guard let capabilities else {
      self.mode = mode ?? .transaction
      self.identity = identity ?? .client
      notes = [
        "the server's statement at /metadata is not known; taken without it: mode \(self.mode.rawValue), identity \(self.identity.rawValue)"
      ]
      return
    }
    var asked = Asked(capabilities: capabilities, required: required, possible: possible)
    try asked.checkVersionAndFormat()
    self.mode = try asked.mode(mode)
    self.identity = try asked.identity(identity, in: self.mode)
    asked.noteTypes(self.mode)
    checksReferences = asked.checksReferences
    notes = asked.notes
  }
}

/// The questions to a statement, with the notes that their answers leave.
private struct Asked {
  let capabilities: ServerCapabilities
  let required: Set<String>
  let possible: Set<String>
  var notes: [String] = []

  /// The types that may come and that are listed.
  private var listed: [(name: String, can: ServerCapabilities.TypeCapabilities)] {
    required.union(possible).sorted().compactMap { name in
      capabilities.types[name].map { (name, $0) }
    }
  }

  var checksReferences: Bool { listed.contains(where: \.can.enforcesReferences) }

  mutating func checkVersionAndFormat() throws(DeliveryChoice.Refusal) {
    if let version = capabilities.fhirVersion {
      guard version == "4.0" || version.hasPrefix("4.0.") else {
        let isPrintable =
          version.utf8.count < 16 && version.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        throw DeliveryChoice.Refusal(
          reason:
            "the server speaks FHIR \(isPrintable ? version : "of another version"), and this is R4 (4.0.1)",
          fix: "give the base URL of its R4 interface")
      }
    } else {
      notes.append("the statement names no version of FHIR; taken for R4")
    }
    switch capabilities.acceptsJSON {
    case true?: break
    case false?:
      throw DeliveryChoice.Refusal(
        reason: "the server lists no JSON among its formats",
        fix: "have it accept application/fhir+json")
    case nil: notes.append("the statement lists no formats; taken to accept JSON")
    }
  }

  mutating func mode(_ wish: DeliveryMode?) throws(DeliveryChoice.Refusal) -> DeliveryMode {
    if let wish {
      switch capabilities.takes(wish) {
      case true?: break
      case nil:
        notes.append("the statement does not say whether the server takes a \(wish.rawValue)")
      case false?:
        let other = capabilities.takes(.batch) == true ? "batch" : "single"
        throw DeliveryChoice.Refusal(
          reason: "the server says that it takes no \(wish.rawValue)",
          fix: "use --mode \(capabilities.takes(.transaction) == true ? "transaction" : other)")
      }
      return wish
    }
    guard capabilities.interactions != nil else {
      notes.append(
        "the statement does not say whether the server takes transactions; taken to do so")
      return .transaction
    }
    if capabilities.takes(.transaction) == true { return .transaction }
    let mode = capabilities.takes(.batch) == true ? DeliveryMode.batch : .single
    notes.append(
      "the server takes no transactions, so an encounter can arrive in part; what is missing is sent again"
    )
    return mode
  }

  mutating func identity(
    _ wish: DeliveryIdentity?, in mode: DeliveryMode
  ) throws(DeliveryChoice.Refusal) -> DeliveryIdentity {
    let refusing = listed.filter { $0.can.updateCreate == false }.map(\.name)
    let silent = listed.filter { $0.can.updateCreate == nil }.map(\.name)
    let unconditional = listed.filter { $0.can.conditionalUpdate == false }.map(\.name)
    switch wish {
    case .client?:
      guard refusing.isEmpty else {
        throw DeliveryChoice.Refusal(
          reason: "the server makes no resources under ids of others (\(Self.list(refusing)))",
          fix: "use --identity conditional, or allow updateCreate on the server")
      }
    case .conditional?:
      guard unconditional.isEmpty else {
        throw DeliveryChoice.Refusal(
          reason: "the server takes no conditional updates (\(Self.list(unconditional)))",
          fix: "use --identity client")
      }
    case nil:
      if !refusing.isEmpty {
        guard unconditional.isEmpty else {
          throw DeliveryChoice.Refusal(
            reason:
              "the server neither makes resources under ids of others (\(Self.list(refusing))) nor takes conditional updates (\(Self.list(unconditional)))",
            fix: "allow one of them on the server: updateCreate or conditionalUpdate")
        }
        notes.append("the server gives the ids (\(Self.list(refusing)))")
      }
    }
    let identity = wish ?? (refusing.isEmpty ? .client : .conditional)
    if identity == .client, !silent.isEmpty {
      notes.append(
        "the statement does not say whether updates may make resources (\(Self.list(silent))); taken to do so"
      )
    }
    if identity == .conditional {
      noteSearch()
      let unknown = listed.filter { $0.can.conditionalUpdate == nil }.map(\.name)
      if !unknown.isEmpty {
        notes.append(
          "the statement does not say whether updates may be conditional (\(Self.list(unknown)))")
      }
    }
    return identity
  }

  /// A parameter that a server does not know is ignored by some, and then a search finds all there is.
  private mutating func noteSearch() {
    let blind = listed.filter {
      !$0.can.searchParameters.isEmpty
        && $0.can.searchParameters.isDisjoint(with: ["identifier", "_tag"])
    }.map(\.name)
    guard !blind.isEmpty else { return }
    notes.append("neither identifier nor _tag is listed as a search (\(Self.list(blind)))")
  }

  mutating func noteTypes(_ mode: DeliveryMode) {
    guard !capabilities.types.isEmpty else {
      notes.append("the statement lists no types of resources")
      return
    }
    let missing = required.union(possible).subtracting(capabilities.types.keys).sorted()
    if !missing.isEmpty {
      notes.append("the server lists no \(Self.list(missing)); what needs them will be refused")
    }
    let fixed = listed.filter { $0.can.interactions?.contains("update") == false }.map(\.name)
    if !fixed.isEmpty { notes.append("the server lists no update of \(Self.list(fixed))") }
    if checksReferences, mode != .transaction {
      notes.append(
        "the server checks references; what refers to one another goes twice, the first time without"
      )
    }
  }

  /// Some names, for all of them would be a page.
  private static func list(_ names: [String]) -> String {
    names.count <= 4
      ? names.joined(separator: ", ")
      : names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
  }
}
