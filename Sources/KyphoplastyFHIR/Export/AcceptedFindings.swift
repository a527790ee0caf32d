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

  static let all: [Suppression] = [
    suppression(
      "Encounter.identifier.type",
      "R4's list of identifier types has no visit number; table 0203 has VN"),
    suppression(
      "Organization.identifier.type",
      "R4's list of identifier types has no NPI; table 0203 has it"),
    suppression(
      "Practitioner.identifier.type",
      "R4's list of identifier types has no NPI; table 0203 has it"),
    suppression(
      "Coverage.identifier.type",
      "R4's list of identifier types has no member number; US Core asks for MB"),
    suppression("Provenance.agent.type", "US Core asks for its own code 'transmitter'"),
    suppression(
      "AdverseEvent.category",
      "R4's list has no category for the time of onset, which registries ask for"),
    suppression("Consent.policyRule", "the record gives the policy in words"),
  ].compactMap(\.self)

  private static func suppression(_ path: String, _ reason: String) -> Suppression? {
    FindingPattern(rule: "binding.extensible", path: path).map {
      Suppression(pattern: $0, reason: reason)
    }
  }
}
