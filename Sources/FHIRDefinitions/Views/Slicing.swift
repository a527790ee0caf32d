/// How the occurrences of an element are divided into slices.
public struct Slicing: Sendable {
  let storage: PackStorage
  let row: Int

  init(_ storage: PackStorage, _ row: Int) {
    self.storage = storage
    self.row = row
  }

  /// How an occurrence is told to be of a slice.
  public struct Discriminator: Hashable, Sendable {
    /// What is compared.
    public enum Kind: UInt8, Sendable {
      /// A fixed value, a pattern or a required binding.
      case value = 1
      /// Whether there is something.
      case exists
      /// A pattern; read as `value`.
      case pattern
      /// The type.
      case type
      /// Whether a profile is met.
      case profile
      /// The place in the list.
      case position
    }

    /// What is compared.
    public var kind: Kind
    /// Where: a FHIRPath expression of the restricted kind (`$this`, `code`, `resolve()`, `extension(url)`).
    public var path: String

    /// Makes a discriminator.
    public init(kind: Kind, path: String) {
      self.kind = kind
      self.path = path
    }
  }

  /// What may stand beside the slices.
  public enum Rules: UInt8, Sendable {
    /// Anything, anywhere.
    case open = 1
    /// Nothing.
    case closed
    /// Anything, after the slices.
    case openAtEnd
  }

  /// How an occurrence is told to be of a slice; all must agree, and none means that there is no way to tell.
  public var discriminators: [Discriminator] {
    let range = storage.slicings.range(row, SlicingField.discriminatorsRange, in: storage.lists)
    return stride(from: range.lowerBound, to: range.upperBound - 1, by: 2).map { row in
      Discriminator(
        kind: Discriminator.Kind(
          rawValue: UInt8(truncatingIfNeeded: storage.lists.word(row, 0))) ?? .value,
        path: storage.string(storage.lists.index(row + 1, 0)))
    }
  }

  /// What may stand beside the slices.
  public var rules: Rules {
    Rules(rawValue: UInt8(truncatingIfNeeded: storage.slicings.word(row, SlicingField.rules)))
      ?? .open
  }

  /// Whether the slices must stand in the order in which they are defined.
  public var isOrdered: Bool { storage.slicings.word(row, SlicingField.isOrdered) != 0 }
}
