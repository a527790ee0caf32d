/// What can keep a bundle, or an element of it, from becoming part of a record.
enum BundleProblem: Sendable, Hashable {
  /// The resource is no bundle.
  case noBundle(isRecord: Bool)
  /// There is no vertebral augmentation in the bundle.
  case noAugmentation
  /// There is an augmentation, and neither its patient nor its encounter.
  case fragment
  /// There are several in an encounter, of which one is read.
  case severalSessions(Int)
  /// A resource that could be of several encounters.
  case ambiguous(Int)
  /// A resource that names another patient than its encounter does.
  case otherPatient
  /// Resources of other patients, or of encounters without an augmentation.
  case strangers(Int)
  /// One of them.
  case stranger
  /// The operation of which a level says it is a part is not there.
  case brokenPart
  /// What a record asks for, or a rule about it, and the bundle does not have.
  case lacks(String)
  /// A fracture that names no vertebra.
  case fractureWithoutLevel
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
  /// A condition that was refuted.
  case refuted

  var rule: String {
    switch self {
    case .noBundle, .noAugmentation, .fragment: "record.bundle"
    case .severalSessions: "record.bundle-sessions"
    case .ambiguous, .otherPatient, .strangers, .stranger: "record.bundle-encounter"
    case .brokenPart: "record.bundle-part"
    case .lacks: "record.bundle-lacks"
    case .unknownCode, .unreadable, .unit, .fractureWithoutLevel: "record.bundle-value"
    case .unresolved: "record.bundle-reference"
    case .unused, .unusedPart, .enteredInError, .refuted: "record.bundle-unused"
    }
  }

  var severity: RecordFinding.Severity {
    switch self {
    case .noBundle, .noAugmentation, .fragment, .brokenPart: .error
    case .severalSessions, .ambiguous, .otherPatient, .lacks, .unknownCode, .unreadable, .unit,
      .fractureWithoutLevel:
      .warning
    case .strangers, .stranger, .unresolved, .unused, .unusedPart, .enteredInError, .refuted:
      .information
    }
  }

  var words: String {
    switch self {
    case .noBundle(let isRecord):
      isRecord ? "is no Bundle: it is a record, which 'kypho map' reads" : "is no Bundle"
    case .noAugmentation:
      "holds no procedure that is known as a vertebral augmentation by CPT, by ICD-10-PCS or by a code of ours"
    case .fragment: "holds an augmentation, and neither its patient nor its encounter"
    case .severalSessions(let count):
      "holds \(count) augmentations in one encounter; only the first is read"
    case .ambiguous(let count):
      "names no encounter, could be of any of \(count), and is not read"
    case .otherPatient: "names another patient than its encounter does, and is not read"
    case .strangers(let count):
      "has \(Self.count(count, "resource")) of other patients, or of encounters without an augmentation, which \(count == 1 ? "is" : "are") not read"
    case .stranger:
      "is of another patient, or of an encounter without an augmentation, and is not read"
    case .brokenPart: "leads to no procedure in the bundle, of which this one could be a part"
    case .lacks(let words): words
    case .fractureWithoutLevel: "names no vertebra that is known, and is not read"
    case .unknownCode: "has no code that stands for a word of the record, and is not read"
    case .unreadable(let expected): "is not \(expected), and is not read"
    case .unit(let unit): "is not in \(unit), and is not read"
    case .unresolved(let type):
      "leads to \(type == "Organization" ? "an" : "a") \(type) that is in no bundle before; only what the reference itself says is read"
    case .unused(let resources, let elements):
      "has \(Self.count(resources, "resource")) and \(Self.count(elements, "element")) that no field of the record holds"
    case .unusedPart: "is held by no field of the record"
    case .enteredInError: "was entered in error, and is not read"
    case .refuted: "was refuted, and is not read"
    }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
