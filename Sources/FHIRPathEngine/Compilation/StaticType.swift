/// What is known of a collection before anything is evaluated.
struct StaticType {
  enum Candidate: Hashable {
    /// An element, by the number of its shape.
    case shape(Int32)
    /// A value of FHIRPath's own types.
    case system(String)
  }

  /// The types that its items may have; not to be relied on where `isOpen`.
  var candidates: Set<Candidate> = []
  /// Whether items may be of other types.
  var isOpen = false
  /// Whether there is one item at most.
  var isSingle = true
  /// Whether the order of the items means something.
  var isOrdered = true

  static let open = StaticType(isOpen: true, isSingle: false)
  static let nothing = StaticType(isOpen: true)
  static let boolean = system("Boolean")

  static func system(_ name: String) -> StaticType {
    StaticType(candidates: [.system(name)])
  }

  /// What is known of two collections together.
  func union(_ other: StaticType) -> StaticType {
    StaticType(
      candidates: candidates.union(other.candidates), isOpen: isOpen || other.isOpen,
      isSingle: false, isOrdered: isOrdered && other.isOrdered)
  }

  var asSingle: StaticType {
    var type = self
    type.isSingle = true
    return type
  }
}
