/// What a validation may be told.
public struct ValidationOptions: Sendable, Hashable {
  /// How many findings are listed; one more stands for all that are not.
  public var maximumFindings: Int
  /// How deeply objects may be nested before the walk stops going down.
  public var maximumDepth: Int
  /// How much it matters that a relative or absolute reference in a bundle points at a resource that is not in it; `nil`
  /// for not at all, because it may well be on the server.
  ///
  /// A `#` or a URN that finds nothing is an error in any case.
  public var unresolvedReferences: Severity?

  /// Makes options.
  public init(
    maximumFindings: Int = 1000, maximumDepth: Int = 128, unresolvedReferences: Severity? = nil
  ) {
    self.maximumFindings = maximumFindings
    self.maximumDepth = maximumDepth
    self.unresolvedReferences = unresolvedReferences
  }
}
