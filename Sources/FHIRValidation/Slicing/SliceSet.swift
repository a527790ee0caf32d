internal import FHIRDefinitions
internal import LosslessJSON

/// How the values of an element are divided into slices, as a profile compiled it: a switch with a condition a slice.
final class SliceSet: Sendable {
  let rules: Slicing.Rules
  let isOrdered: Bool
  /// Whether there is no way to tell of which slice a value is.
  let hasDiscriminators: Bool
  /// In the order of the profile; slices of slices are in the slices' own sets.
  let slices: [Slice]
  /// What applies to the values that are of no other slice.
  let remainder: ProfileElement?
  /// How many counters a walk needs: one a slice, and those of the slices' own slices behind them.
  let slots: Int
  /// Whether the slices are the parts of a complex extension.
  let isOfExtensionParts: Bool
  /// Where the counters of a slice's own slices begin.
  let innerSlots: [Int]

  init(
    rules: Slicing.Rules, isOrdered: Bool, hasDiscriminators: Bool, slices: [Slice],
    remainder: ProfileElement?, isOfExtensionParts: Bool = false
  ) {
    self.isOfExtensionParts = isOfExtensionParts
    self.rules = rules
    self.isOrdered = isOrdered
    self.hasDiscriminators = hasDiscriminators
    self.slices = slices
    self.remainder = remainder
    var next = slices.count
    innerSlots = slices.map { slice in
      defer { next += slice.element.slicing?.slots ?? 0 }
      return next
    }
    slots = next
  }
}

/// One slice: which values are of it, and what is asked of them.
struct Slice: Sendable {
  let name: String
  /// All must hold.
  let tests: [SliceTest]
  let element: ProfileElement

  /// Whether nothing can say which values are of it.
  var isUndecidable: Bool {
    tests.isEmpty
      || tests.contains {
        if case .undecidable = $0.check { true } else { false }
      }
  }
}

/// What a discriminator comes to for one slice: somewhere in the value, something must be so.
struct SliceTest: Sendable {
  /// The way from the value to what is looked at.
  let steps: [SliceStep]
  let check: SliceCheck
  /// The discriminator as the profile writes it, for people.
  let words: String
}

/// One step from a value to what a discriminator looks at.
enum SliceStep: Sendable {
  /// An element by the keys that it can have, each with the name of the type that it then has.
  case child(name: String, keys: [SliceKey])
  /// The extensions with a url.
  case `extension`([UInt8])
  /// The target of a reference.
  case resolve
  /// Only values of a type.
  case ofType(String)
}

/// A key of an object, and the type of the value behind it.
struct SliceKey: Sendable {
  let key: [UInt8]
  let type: String?
}

/// What a discriminator asks of the place it looks at.
enum SliceCheck: Sendable {
  /// A value that must be the same.
  case fixed(JSONDocument, JSONNode)
  /// A value whose parts must all be there.
  case pattern(JSONDocument, JSONNode)
  /// The url of an extension.
  case text([UInt8])
  /// A code of a value set.
  case binding(CodeBinding)
  /// One of some types.
  case types([String])
  /// One of some profiles.
  case profiles([ProfileReference])
  case exists
  case absent
  /// The place in the list.
  case position(Int)
  /// The profile does not say what the discriminator would need.
  case undecidable
}
