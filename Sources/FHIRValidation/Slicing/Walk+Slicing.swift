internal import FHIRDefinitions
internal import LosslessJSON

/// Where a walk is in the values of a sliced element, for the rules about their order.
struct SliceSequence {
  /// The place of the last slice that was met.
  var last = -1
  /// Whether a value that is of no slice has been met.
  var hasStranger = false
  /// Where it is in the values of each slice that has slices of its own, by the slice's place.
  var inner: [Int: SliceSequence] = [:]
}

/// Of which slices of a set a value is, by their places.
enum SliceMatch {
  case one(Int)
  case several(Int, Int)
  /// Of none; not decided where the profile does not say of every slice how to tell.
  case none(isDecided: Bool)
}

extension Walk {
  /// Finds the slice that a value is of.
  mutating func match(_ instance: Instance, in set: SliceSet) -> SliceMatch {
    var match: Int?
    var isDecided = true
    for (place, slice) in set.slices.enumerated() {
      switch holds(slice, for: instance) {
      case nil: isDecided = false
      case false?: continue
      case true?:
        if let match { return .several(match, place) }
        match = place
      }
    }
    return match.map { .one($0) } ?? .none(isDecided: isDecided)
  }

  /// Finds the slice that a value is of, counts it there, and checks the value against it.
  mutating func place(
    _ instance: Instance, in set: SliceSet, _ slots: Int, _ sequence: inout SliceSequence
  ) {
    let match: Int
    switch self.match(instance, in: set) {
    case .one(let place): match = place
    case .several(let one, let other):
      return report(
        .error, .severalSlices(set.slices[one].name, set.slices[other].name), at: instance.anchor)
    case .none(let isDecided):
      sequence.hasStranger = true
      if set.isOfExtensionParts, isPlainPart(instance) {
        return reportUnknownPart(instance, in: set)
      }
      if let remainder = set.remainder {
        check(instance, as: remainder)
      } else if set.rules == .closed, isDecided {
        reportNoSlice(instance, in: set)
      }
      return
    }
    checkOrder(of: match, in: set, &sequence, instance)
    let slice = set.slices[match]
    if slots + match < sliceCounts.count { sliceCounts[slots + match] += 1 }
    check(instance, as: slice.element)
    if let inner = slice.element.slicing {
      place(
        instance, in: inner, slots + set.innerSlots[match],
        &sequence.inner[match, default: SliceSequence()])
    }
  }

  private mutating func checkOrder(
    of match: Int, in set: SliceSet, _ sequence: inout SliceSequence, _ instance: Instance
  ) {
    if set.rules == .openAtEnd, sequence.hasStranger {
      report(.error, .sliceAfterOthers(set.slices[match].name), at: instance.anchor)
    } else if set.isOrdered, match < sequence.last {
      report(
        .error, .slicesOutOfOrder(set.slices[match].name, set.slices[sequence.last].name),
        at: instance.anchor)
    }
    sequence.last = max(sequence.last, match)
  }

  /// Checks how many values each slice has.
  ///
  /// A slice that is missing is reported at `object`, which contains the values. The counters begin at `slots`, which is
  /// `nil` where there are no values at all.
  mutating func checkSlices(
    of set: SliceSet, _ element: ProfileElement, in object: JSONNode, at anchor: JSONNode,
    _ slots: Int? = nil
  ) {
    for (place, slice) in set.slices.enumerated() {
      let count = slots.map { $0 + place < sliceCounts.count ? sliceCounts[$0 + place] : 0 } ?? 0
      let cardinality = slice.element.cardinality
      if count < cardinality.minimum {
        if slice.isUndecidable {
          reportUndecidable(slice, of: element, at: object)
        } else {
          report(.error, .sliceMissing(slice, element, count), at: object)
        }
      }
      if let maximum = cardinality.maximum, count > maximum {
        report(.error, .sliceSurplus(slice, element, count), at: anchor)
      }
      if count > 0, let inner = slice.element.slicing {
        checkSlices(
          of: inner, slice.element, in: object, at: anchor, slots.map { $0 + set.innerSlots[place] }
        )
      }
    }
  }

  private mutating func reportUndecidable(
    _ slice: Slice, of element: ProfileElement, at object: JSONNode
  ) {
    guard isFirst("slice \(source ?? "") \(slice.element.id)") else { return }
    report(.information, .undecidable(slice, element), at: object)
  }

  /// Names the slice that a value is nearest to, and what keeps it from being of it.
  private mutating func reportNoSlice(_ instance: Instance, in set: SliceSet) {
    var nearest: (slice: Slice, met: Int, failed: SliceTest)?
    for slice in set.slices {
      var met = 0
      var failed: SliceTest?
      for test in slice.tests {
        if holds(test, for: instance) == true { met += 1 } else { failed = failed ?? test }
      }
      if let failed, met > nearest?.met ?? -1 { nearest = (slice, met, failed) }
    }
    report(
      .error, .noSlice(nearest.map { ($0.slice.name, $0.failed) }, set.slices.map(\.name)),
      at: instance.anchor)
  }
}

extension Rule {
  static let sliceMinimum = Rule(
    "slice.min", .required, "A slice has at least as many values as the profile asks for.",
    explanation: """
      A profile divides the values of an element into slices, told apart by what the message names, and each slice has a \
      minimum of its own. A missing value is reported at the element that should contain it.
      """,
    remedy: "Add a value that meets the conditions of the slice.")
  static let sliceMaximum = Rule(
    "slice.max", .structure, "A slice has at most as many values as the profile allows.",
    explanation: "Each slice of an element has a maximum of its own.",
    remedy: "Leave the surplus values out, or make them differ so that they are of another slice.")
  static let sliceClosed = Rule(
    "slice.closed", .invalid, "Where slicing is closed, every value is of one of the slices.",
    explanation: """
      A profile may allow only the values that it describes. The message names the slice that the value is nearest to, and \
      the condition that it does not meet.
      """,
    remedy: "Make the value one of a slice, or leave it out.")
  static let sliceSeveral = Rule(
    "slice.several", .invalid, "A value is of one slice only.",
    explanation:
      "The conditions of the slices must tell every value apart; one that meets two cannot be judged.",
    remedy: "Change the value so that it meets the conditions of one slice.")
  static let sliceOrder = Rule(
    "slice.order", .structure, "The values of slices stand in the order that the profile asks for.",
    explanation: """
      Where slicing is ordered, the values stand in the order of the slices; where it is open at the end, values of no slice \
      come last.
      """,
    remedy: "Bring the values into the order of the profile.")
  static let sliceUndecidable = Rule(
    "slice.undecidable", .notSupported, "It can be told of which slice a value is.",
    explanation: """
      The profile names no discriminator, or none that its slices give a value, type or profile to compare with. So it \
      cannot be said whether a slice that is required is there. Said once for a slice.
      """,
    remedy:
      "Nothing needs mending in the resource; the author of the profile can add what is missing.")

  static let sliceRules = [
    sliceMinimum, sliceMaximum, sliceClosed, sliceSeveral, sliceOrder, sliceUndecidable,
  ]
}

extension Cause {
  fileprivate static func sliceMissing(
    _ slice: Slice, _ element: ProfileElement, _ count: Int
  ) -> Cause {
    let minimum = slice.element.cardinality.minimum
    return Cause(
      .sliceMinimum,
      "\(count == 0 ? "has no" : "has \(count)") '\(element.name)' of the slice '\(slice.name)' (\(slice.conditions)), and needs at least \(minimum)"
    )
  }

  fileprivate static func sliceSurplus(
    _ slice: Slice, _ element: ProfileElement, _ count: Int
  ) -> Cause {
    Cause(
      .sliceMaximum,
      "has \(count) '\(element.name)' of the slice '\(slice.name)', and may have at most \(slice.element.cardinality.maximum ?? 0)"
    )
  }

  fileprivate static func noSlice(
    _ nearest: (name: String, failed: SliceTest)?, _ names: [String]
  ) -> Cause {
    Cause(
      .sliceClosed,
      {
        let list = names.prefix(12).joined(separator: ", ")
        guard let nearest else { return "is of none of the slices that are allowed: \(list)" }
        return
          "is of none of the slices that are allowed: \(list); nearest is '\(nearest.name)', whose condition is not met: \(nearest.failed.condition)"
      }())
  }

  fileprivate static func severalSlices(_ one: String, _ other: String) -> Cause {
    Cause(.sliceSeveral, "meets the conditions of two slices, '\(one)' and '\(other)'")
  }

  fileprivate static func sliceAfterOthers(_ name: String) -> Cause {
    Cause(.sliceOrder, "is of the slice '\(name)', and stands behind a value that is of no slice")
  }

  fileprivate static func slicesOutOfOrder(_ name: String, _ earlier: String) -> Cause {
    Cause(.sliceOrder, "is of the slice '\(name)', which comes before '\(earlier)'")
  }

  fileprivate static func undecidable(_ slice: Slice, _ element: ProfileElement) -> Cause {
    Cause(
      .sliceUndecidable,
      "needs '\(element.name)' of the slice '\(slice.name)', which was not checked: the profile does not say how to tell it"
    )
  }
}

extension Slice {
  /// Its conditions, for people.
  var conditions: String { tests.map(\.condition).joined(separator: ", ") }
}

extension SliceTest {
  /// `code is a fixed value`, with codes and urls but no other values.
  var condition: String {
    switch check {
    case .text(let text): "\(words) is \(String(decoding: text, as: UTF8.self))"
    case .types(let types): "\(words) is \(types.joined(separator: " or "))"
    case .binding(let binding): "\(words) is of \(binding.canonical)"
    case .exists: "\(words) is there"
    case .absent: "\(words) is not there"
    case .fixed(let document, let node), .pattern(let document, let node):
      "\(words) is \(document.shown(node))"
    case .profiles(let profiles):
      "\(words) is \(profiles.map(\.canonical).joined(separator: " or "))"
    case .position, .undecidable: words
    }
  }
}

extension JSONDocument {
  /// A value of a definition, shortened.
  func shown(_ node: JSONNode) -> String {
    let range = range(of: node)
    let text = String(decoding: bytes[range.prefix(160)], as: UTF8.self)
    return range.count > 160 ? text + "..." : text
  }
}
