/// What surrounds the element that an expression is evaluated on.
public struct FHIRPathContext: Sendable {
  /// `%resource`: the resource that the element is in; `nil` for the element itself.
  public var resource: FHIRPathItem?
  /// `%rootResource`: the resource that contains that one; `nil` for the resource itself.
  public var rootResource: FHIRPathItem?
  /// Further variables, by name without `%`.
  public var variables: [String: [FHIRPathValue]]
  /// What the evaluation asks of its surroundings.
  public var host: any FHIRPathHost & Sendable

  /// Makes a context; nothing is asked of one without a host.
  public init(
    resource: FHIRPathItem? = nil, rootResource: FHIRPathItem? = nil,
    variables: [String: [FHIRPathValue]] = [:], host: any FHIRPathHost & Sendable = FHIRPathNoHost()
  ) {
    self.resource = resource
    self.rootResource = rootResource
    self.variables = variables
    self.host = host
  }
}
