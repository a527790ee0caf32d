public import FHIRModel

/// The encounter as administration sees it.
public struct Stay: Sendable, Hashable {
  /// The class of the encounter.
  public enum Class: String, Sendable, Hashable, CaseIterable {
    /// Seen and treated without a bed.
    case ambulatory
    /// A day case: in and out on one day.
    case shortStay
    /// Kept for observation, often overnight.
    case observation
    /// Admitted.
    case inpatient
    /// Through the emergency department.
    case emergency
  }

  /// The class of the encounter.
  public var `class`: Class
  /// When it began.
  public var start: R4.DateTime
  /// When it ended; the discharge is taken where this is not given.
  public var end: R4.DateTime?
  /// The kind of visit, in the site's words.
  public var type: String?

  /// Makes a stay.
  public init(class: Class, start: R4.DateTime) {
    self.class = `class`
    self.start = start
  }
}

/// Who asked for the procedure, when and why.
public struct Referral: Sendable, Hashable {
  /// The requester; a member of the team may be named again.
  public var requester: Clinician?
  /// When the request was made.
  public var date: R4.DateTime?
  /// The reason, in words.
  public var reason: String?
  /// Whether a second opinion was taken.
  public var secondOpinion: Bool?

  /// Makes an empty referral.
  public init() {}
}
