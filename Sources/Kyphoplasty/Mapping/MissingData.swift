internal import FHIRModel

/// What stands where the record says nothing: the one policy for all resources.
///
/// - An element that neither R4 nor US Core requires is left out. Nothing is filled in, guessed or defaulted.
/// - An element that one of them requires carries the reason `unknown`: in its own extension
///   (http://hl7.org/fhir/StructureDefinition/data-absent-reason) or, for a procedure's time, beside its place.
/// - What happened in the procedure is timed by the procedure; what was found before it by the start of the stay, the
///   only time that every record has.
/// - A thing that the record only names, such as a visit without a score, is an observation without a value that says so.
enum MissingData {
  /// A name of which nothing is known; US Core requires one.
  static var name: R4.HumanName { R4.HumanName(extension: [R4.DataAbsentReason.unknown.element]) }

  /// A concept of which nothing is known.
  static var concept: R4.CodeableConcept {
    R4.CodeableConcept(extension: [R4.DataAbsentReason.unknown.element])
  }

  /// The reason itself, where an element of its own takes it.
  static var reason: R4.CodeableConcept { R4.DataAbsentReason.unknown.concept }

  /// A way to reach somebody of which nothing is known; US Core requires one of a clinician's role (pd-1), and of it both
  /// parts.
  static var contact: R4.ContactPoint {
    R4.ContactPoint(system: .phone, value: .absent(.unknown))
  }

  /// A number with an insurer that is not known; US Core requires one (us-core-15).
  static var memberNumber: R4.Identifier {
    R4.Identifier(
      extension: [R4.DataAbsentReason.unknown.element],
      type: R4.CodeableConcept(HL7.IdentifierType.memberNumber))
  }

  /// A period of which nothing is known.
  static var period: R4.Period { R4.Period(extension: [R4.DataAbsentReason.unknown.element]) }

  /// An amount of which nothing is known.
  static var quantity: R4.Quantity {
    R4.Quantity(extension: [R4.DataAbsentReason.unknown.element])
  }

  /// A document of which nothing but its date is known; US Core requires its text or where it is (us-core-6).
  static func attachment(of date: R4.DateTime?) -> R4.Attachment {
    R4.Attachment(url: .absent(.unknown), creation: date)
  }
}

extension BundleDraft {
  /// The time of the procedure, or that it is not known.
  var performed: R4.Procedure.Performed {
    Self.period(record.procedure.start, record.procedure.end).map { .period($0) }
      ?? .absent(.unknown)
  }

  /// The time of the whole or of a level with a status.
  ///
  /// What was not done has no time but the one that the record gives for the whole.
  func performed(_ status: Augmentation.Status, isWhole: Bool) -> R4.Procedure.Performed? {
    guard status == .notDone else { return performed }
    return isWhole
      ? Self.period(record.procedure.start, record.procedure.end).map { .period($0) } : nil
  }

  /// The time of what was observed in the procedure; nil where it is not known.
  var duringProcedure: R4.Observation.Effective? {
    Self.period(record.procedure.start, record.procedure.end).map { .period($0) }
  }

  /// The time of what was found before the procedure.
  var beforeProcedure: R4.Observation.Effective { .dateTime(record.encounter.start) }

  /// The time of what was observed after the procedure; nil where it is not known.
  var afterProcedure: R4.Observation.Effective? {
    (record.procedure.end ?? record.discharge?.time).map { .dateTime($0) }
  }

  /// A period from what is known of it; nil when nothing is.
  static func period(_ start: R4.DateTime?, _ end: R4.DateTime?) -> R4.Period? {
    start == nil && end == nil ? nil : R4.Period(start: start, end: end)
  }
}
