/// What a write must keep to.
struct WriteRules: Sendable {
  /// Whether references must lead to something.
  var enforcesReferences: Bool
  /// Whether PUT may create.
  var allowsClientIDs: Bool
}
