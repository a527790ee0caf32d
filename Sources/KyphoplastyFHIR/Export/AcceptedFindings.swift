internal import FHIRValidation

/// What validation says of the bundles of this mapping and is right as it is, each with its reason.
///
/// Bindings of strength `extensible` leave it to the author whether one of their codes fits; here the author has decided.
enum AcceptedFindings {
  /// An outcome without them, and without notes on what no offline check can know: they are the same for every record.
  static func removed(from outcome: Outcome) -> Outcome {
    var suppressions = Suppressions(all, today: "")
    return suppressions.apply(to: outcome.showing(atLeast: .warning))
  }

  static let all: [Suppression] = codes + notChecked

  /// Codes and words where a value set lists what it holds and leaves the rest to the author.
  private static let codes: [Suppression] = [
    extensible(
      "Organization.identifier.type",
      "R4's list of identifier types has no NPI; table 0203 has it"),
    extensible(
      "Practitioner.identifier.type",
      "R4's list of identifier types has no NPI; table 0203 has it"),
    extensible(
      "Coverage.identifier.type",
      "R4's list of identifier types has no member number; US Core asks for MB"),
    extensible("Consent.policyRule", "the record gives the policy in words"),
    extensible("Encounter.type", "the kind of visit is words, but where a site configures a code"),
    extensible(
      "Condition.code", "a comorbidity is words, and not every complication has a public code"),
    extensible(
      "Procedure.code", "no code is evidenced for bed rest, a biopsy or an ablation of a vertebra"),
    extensible("Procedure.reasonCode", "the record gives the reason in words"),
    extensible("Observation.code", "no code is evidenced for vitamin D"),
    extensible("Device.type", "no code of a device is evidenced for a vertebral implant"),
    extensible("ServiceRequest.code", "no code is evidenced for a densitometry that is ordered"),
    extensible("ServiceRequest.reasonCode", "the record gives the reason in words"),
    extensible("MedicationRequest.reasonCode", "the record gives the reason in words"),
    extensible("Goal.description", "no code is evidenced for the goals of an augmentation"),
    extensible(
      "Location.type",
      "US Core 8.0.0 asks for a place of service of billing, which a place alone does not decide"),
    extensible(
      "Patient.communication.language",
      "a language with a region says more than US Core 8.0.0 lists"),
  ].compactMap(\.self)

  /// Value sets that no package holds: those of the National Library of Medicine need its own server.
  private static let notChecked: [Suppression] = [
    "Coverage.type", "Encounter.type", "Location.type", "Patient.extension.value", "Specimen.type",
    "Patient.extension.extension.value", "AllergyIntolerance.code",
  ].compactMap { path in
    FindingPattern(rule: "binding.value-set", path: path).map {
      Suppression(
        pattern: $0, reason: "the value set is one that only a terminology server can tell")
    }
  }

  private static func extensible(_ path: String, _ reason: String) -> Suppression? {
    FindingPattern(rule: "binding.extensible", path: path).map {
      Suppression(pattern: $0, reason: reason)
    }
  }
}
