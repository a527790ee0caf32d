/// What an evaluation asks of its surroundings: other resources, value sets, profiles, the clock.
public protocol FHIRPathHost {
  /// The resource that a reference names; `nil` where it is not here.
  ///
  /// A reference to a contained resource never comes here.
  func resolve(_ reference: String) -> FHIRPathItem?
  /// The resource that a reference names, which stands in an element: a relative one may mean something else elsewhere.
  ///
  /// Does not look at the element unless a host knows better.
  func resolve(_ reference: String, from item: FHIRPathItem) -> FHIRPathItem?
  /// Whether a code, Coding, CodeableConcept or Quantity is in a value set; `nil` where that is not known.
  func isMember(_ item: FHIRPathItem, of valueSet: String) -> Bool?
  /// Whether an element meets a profile; `nil` where the profile is not known.
  func conforms(_ item: FHIRPathItem, to profile: String) -> Bool?
  /// Whether the first code subsumes the second one; `nil` where that is not known.
  func subsumes(_ item: FHIRPathItem, _ other: FHIRPathItem) -> Bool?
  /// Whether a narrative has only what FHIR allows; `nil` where that is not checked.
  func isAllowedHTML(_ item: FHIRPathItem) -> Bool?
  /// The present moment, for `now()` and `today()`; `nil` where there is no clock.
  var now: PartialDateTime? { get }
  /// Takes what `trace()` was called with.
  func trace(_ name: String, _ items: [FHIRPathItem])
}

extension FHIRPathHost {
  /// Finds nothing.
  public func resolve(_ reference: String) -> FHIRPathItem? { nil }
  /// Finds what the reference names wherever it stands.
  public func resolve(_ reference: String, from item: FHIRPathItem) -> FHIRPathItem? {
    resolve(reference)
  }
  /// Knows nothing.
  public func isMember(_ item: FHIRPathItem, of valueSet: String) -> Bool? { nil }
  /// Knows nothing.
  public func conforms(_ item: FHIRPathItem, to profile: String) -> Bool? { nil }
  /// Knows nothing.
  public func subsumes(_ item: FHIRPathItem, _ other: FHIRPathItem) -> Bool? { nil }
  /// Does not check it.
  public func isAllowedHTML(_ item: FHIRPathItem) -> Bool? { nil }
  /// Does nothing.
  public func trace(_ name: String, _ items: [FHIRPathItem]) {}
  /// The system's clock, in UTC.
  public var now: PartialDateTime? { Clock.now }
}

/// A host that knows nothing but the time.
public struct FHIRPathNoHost: FHIRPathHost, Sendable {
  /// Makes one.
  public init() {}
}
