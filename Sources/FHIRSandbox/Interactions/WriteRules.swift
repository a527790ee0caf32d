/// What a write must keep to.
struct WriteRules: Sendable {
  /// Whether references must lead to something.
  var enforcesReferences: Bool
  /// Whether PUT may create.
  var allowsClientIDs: Bool
  /// Whether a bundle may be carried out as a whole.
  var allowsTransactions: Bool
  /// How many entries a bundle may have.
  var maximumEntries: Int?
}
