/// What can keep a bundle, or an element of it, from becoming part of a record.
enum BundleProblem: Sendable, Hashable {
  /// The resource is no bundle.
  case noBundle
  /// There is no vertebral augmentation in the bundle.
  case noAugmentation
  /// There are several, of which one is read.
  case severalSessions(Int)
  /// A code that stands for none of the record's words.
  case unknownCode
  /// A value of another kind than the record has.
  case unreadable(expected: String)
  /// An amount in another unit than the record's.
  case unit(expected: String)
  /// A reference to what encounters share, which is in no bundle of the input.
  case unresolved(String)
  /// Resources and elements that no field of the record holds.
  case unused(resources: Int, elements: Int)
  /// One of them.
  case unusedPart
  /// A resource that was entered in error.
  case enteredInError

  var rule: String {
    switch self {
    case .noBundle, .noAugmentation: "record.bundle"
    case .severalSessions: "record.bundle-sessions"
    case .unknownCode, .unreadable, .unit: "record.bundle-value"
    case .unresolved: "record.bundle-reference"
    case .unused, .unusedPart, .enteredInError: "record.bundle-unused"
    }
  }

  var severity: RecordFinding.Severity {
    switch self {
    case .noBundle, .noAugmentation: .error
    case .severalSessions, .unknownCode, .unreadable, .unit: .warning
    case .unresolved, .unused, .unusedPart, .enteredInError: .information
    }
  }

  var words: String {
    switch self {
    case .noBundle: "is no Bundle"
    case .noAugmentation:
      "holds no procedure that is known as a vertebral augmentation by CPT, by ICD-10-PCS or by a code of ours"
    case .severalSessions(let count):
      "holds \(count) augmentations; only the first is read"
    case .unknownCode: "has no code that stands for a word of the record, and is not read"
    case .unreadable(let expected): "is not \(expected), and is not read"
    case .unit(let unit): "is not in \(unit), and is not read"
    case .unresolved(let type):
      "leads to \(type == "Organization" ? "an" : "a") \(type) that is in no bundle before; only what the reference itself says is read"
    case .unused(let resources, let elements):
      "has \(Self.count(resources, "resource")) and \(Self.count(elements, "element")) that no field of the record holds"
    case .unusedPart: "is held by no field of the record"
    case .enteredInError: "was entered in error, and is not read"
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
