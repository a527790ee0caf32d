internal import FHIRDefinitions

/// An element of a profile on the way to one that systems are asked to support.
final class SupportedElement: Sendable {
  /// Its place among the profile's must-support elements; `nil` where it only leads to one.
  let place: Int?
  /// The names of the types that its key can tell, in the order of the keys.
  let types: [String]
  let children: [SupportedElement]
  /// What the keys of its object mean.
  let keys: KeyTable
  let slices: SupportedSlices?

  init(
    place: Int?, types: [String], children: [(name: SupportedName, element: SupportedElement)],
    slices: SupportedSlices?
  ) {
    self.place = place
    self.types = types
    self.children = children.map(\.element)
    keys = KeyTable(of: children.map(\.name))
    self.slices = slices
  }

  /// Whether there is nothing in it to look for.
  var isEmpty: Bool { place == nil && children.isEmpty && slices == nil }
}

/// What an element is called in its object.
struct SupportedName: KeyedElement {
  let name: String
  let isChoice: Bool
  let typeNames: [String]
}

/// The slices of an element, told apart as a validation tells them apart.
struct SupportedSlices: Sendable {
  let set: SliceSet
  /// In the order of the set; empty elements where a slice has nothing to look for.
  let elements: [SupportedElement]
  /// What is asked of the values that are of no slice.
  let remainder: SupportedElement?
}

/// A profile as it is looked at for what systems are asked to support.
public struct SupportedProfile: Sendable {
  /// An element in a slice that nothing tells from others.
  public struct Undecided: Hashable, Sendable {
    /// The id of the element: `Observation.component:route.value[x]`.
    public var element: String
    /// Why it cannot be told: a clause about the slice.
    public var reason: String
  }

  /// The canonical url without version.
  public let url: String
  /// The ids of the must-support elements that can be looked for, in the order of the snapshot.
  public let elements: [String]
  /// Those of which no value can be told to be one of them.
  public let undecided: [Undecided]
  let root: SupportedElement
}
