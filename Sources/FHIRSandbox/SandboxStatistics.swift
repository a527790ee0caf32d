/// What a sandbox holds.
public struct SandboxStatistics: Hashable, Sendable {
  /// The number of resources of each type, without those that are deleted.
  public var resources: [String: Int]
  /// The number of versions of all resources, deletions included: what a repeated identical write leaves as it is.
  public var versions: Int
}
