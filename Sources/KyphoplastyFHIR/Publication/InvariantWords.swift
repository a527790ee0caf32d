internal import FHIRDefinitions

/// What the invariants of FHIR and US Core say that our profiles inherit, in words of our own.
enum InvariantWords {
  /// The words for an invariant; where there are none of our own, where it is stated.
  static func text(of constraint: Constraint) -> String {
    words[constraint.key]
      ?? "The invariant \(constraint.key) of \(constraint.source ?? "FHIR R4") holds."
  }

  /// The words by key.
  static let words: [String: String] = [
    // Everywhere
    "ele-1": "An element has a value or something inside it.",
    "ext-1": "An extension has either a value or extensions of its own.",
    "dom-2": "What is contained contains nothing itself.",
    "dom-3": "What is contained is referred to, or refers to what contains it.",
    "dom-4": "What is contained has neither version nor time of update.",
    "dom-5": "What is contained has no security label.",
    "dom-6": "A text for people is recommended.",
    "txt-1": "The text uses plain HTML for formatting only.",
    "txt-2": "The text is not empty.",
    // Types
    "age-1": "An age is positive and in a UCUM unit of time.",
    "att-1": "Data inside an attachment comes with its content type.",
    "cpt-2": "A telephone number or address says which of them it is.",
    "drt-1": "A duration with a unit has a value, and the unit is of UCUM.",
    "per-1": "A period does not end before it begins.",
    "qty-3": "A coded unit names its code system.",
    "rat-1": "A ratio has both parts, or neither and an extension.",
    "ref-1": "A reference within the resource finds something contained there.",
    "rng-2": "The low end of a range is not above the high end.",
    "tim-1": "A duration has a unit.",
    "tim-2": "A period of repetition has a unit.",
    "tim-4": "A duration is not negative.",
    "tim-5": "A period of repetition is not negative.",
    "tim-6": "A longest period stands beside a shortest.",
    "tim-7": "A longest duration stands beside a shortest.",
    "tim-8": "A greatest count stands beside a least.",
    "tim-9": "An offset is from an event of the day other than a meal as such.",
    "tim-10": "A time of day and an event of the day exclude one another.",
    // Resources
    "bdl-1": "Only the answer to a search or a history has a total.",
    "bdl-2": "Only the entries of a search tell why they were found.",
    "bdl-3": "Each entry of a batch, transaction or history has a request, and no other has one.",
    "bdl-4": "Each entry of an answer or history has a response, and no other has one.",
    "bdl-5": "An entry has a resource, a request or a response.",
    "bdl-7": "No two entries have the same full url, but for versions of one resource.",
    "bdl-8": "A full url names no version.",
    "bdl-9": "A document has an identifier with system and value.",
    "bdl-10": "A document has a date.",
    "bdl-11": "A document begins with a Composition.",
    "bdl-12": "A message begins with a MessageHeader.",
    "con-1": "A stage has a summary or an assessment.",
    "con-2": "Evidence has a code or details.",
    "con-3": "A problem on the list has a clinical status unless it was entered in error.",
    "con-4": "What has abated is inactive, in remission or resolved.",
    "con-5": "What was entered in error has no clinical status.",
    "obs-3": "A reference range has a low end, a high end or a text.",
    "obs-6": "A reason for missing data stands only where there is no value.",
    "obs-7": "What has a component for its own code has no value beside it.",
    // US Core
    "us-core-1": "A date is known to the day at least.",
    "us-core-2": "An observation without parts has a value, or a reason why it is missing.",
    "us-core-3": "A coded unit is of UCUM.",
    "us-core-7": "A procedure that is done or under way says when.",
    "us-core-21": "An order says who asked for it.",
  ]
}
