internal import FHIRDefinitions
internal import FHIRModel
public import FHIRValidation
public import Kyphoplasty

/// Takes records to checked bundles: maps, writes, validates what was written, and leads every finding back to the record.
///
/// A value per run: it remembers which organizations, locations and practitioners have gone out, so that each goes once,
/// before the first encounter that names it. What is checked is in our own canonical base; what is handed on is in that of
/// the site.
public struct EncounterPreparation: Sendable {
  private let mapper: EncounterMapper
  private let validator: Validator
  private let rules: RuleSettings
  private var directory = DirectoryTracker()

  /// Starts a run.
  ///
  /// - Parameters:
  ///   - mapper: makes bundles of records.
  ///   - validator: checks them; where none is given, against our profiles and the version of US Core that the mapper
  ///     follows.
  ///   - rules: how much the clinical rules matter; the reader of the records is given the same.
  public init(
    mapper: EncounterMapper, validator: Validator? = nil, rules: RuleSettings = .standard
  ) {
    self.mapper = mapper
    self.validator = validator ?? Self.validator(mapper.site.usCore)
    self.rules = rules
  }

  /// Maps and checks one record.
  public mutating func prepare(_ result: RecordResult) -> PreparedEncounter {
    var findings = result.findings.map { ExportFinding($0) }
    let bundles = result.encounter.flatMap { prepare($0, of: result, into: &findings) }
    return PreparedEncounter(
      record: result.record, key: result.encounter?.key ?? result.record?.key,
      directory: bundles?.directory, bundle: bundles?.own, findings: findings)
  }

  private mutating func prepare(
    _ encounter: KyphoplastyEncounter, of result: RecordResult,
    into findings: inout [ExportFinding]
  ) -> (own: PreparedBundle, directory: PreparedBundle?)? {
    let mapped = mapper.map(encounter)
    let bytes = mapped.bundle.json()
    let outcome = checked(bytes)
    findings += outcome.findings.map { finding in
      let field = finding.path.origin(in: mapped) ?? ""
      return ExportFinding(finding, place: result.place(ofField: field), field: field)
    }
    guard outcome.isValid else { return nil }
    let own = PreparedBundle(
      id: encounter.key, bytes: published(bytes), resourceCount: mapped.bundle.entry.count)

    var updated = directory
    let news = updated.news(of: encounter, by: mapper) { result.place(ofField: $0) }
    findings += news.findings.map { ExportFinding($0) }
    guard let shared = news.bundle else { return (own, nil) }
    let sharedBytes = shared.json()
    let sharedOutcome = AcceptedFindings.removed(from: validator.validate(sharedBytes))
    findings += sharedOutcome.findings.map { finding in
      ExportFinding(finding, place: result.place(ofField: "facility"), field: "facility")
    }
    guard sharedOutcome.isValid else { return nil }
    directory = updated
    return (
      own,
      PreparedBundle(
        id: "directory-\(encounter.key)", bytes: published(sharedBytes),
        resourceCount: shared.entry.count)
    )
  }

  private func published(_ bytes: [UInt8]) -> [UInt8] {
    CanonicalBase.own.exchanged(for: mapper.site.canonical, in: bytes)
  }
}

extension EncounterPreparation {
  /// A validator against our profiles, without the constraints that could only repeat what the rules have said.
  private static func validator(_ usCore: Kyphoplasty.USCoreVersion) -> Validator {
    var options = ValidationOptions()
    options.invariantsLeftOut = Set(
      CatalogueConstraint.all.filter { $0.rule.map(hasTheLastWord) == true }.map(\.key))
    return Validator(definitions: .kyphoplasty(usCore), options: options)
  }

  /// Whether a rule was run on all of a record that was mapped, so that no constraint has more to say.
  private static func hasTheLastWord(_ rule: String) -> Bool {
    RecordRule.named(rule) != nil || CodingRule.isWarning(rule)
  }

  /// What is found in a bundle that was mapped.
  ///
  /// The rules of records were all run on the record, or there would be no bundle; those of codes are run here.
  private func checked(_ bytes: [UInt8]) -> Outcome {
    let outcome = AcceptedFindings.removed(from: validator.validate(bytes))
    guard let document = outcome.document else { return outcome }
    let coding = CodingRule.faults(in: document, as: rules)
      .map { Outcome.Addition($0, in: document) }
    let verdict = RuleVerdict(coding, as: rules) { rule, _ in
      Self.hasTheLastWord(rule)
    }
    return outcome.withoutConstraints(saidBy: verdict).adding(coding)
  }
}

extension FindingPath {
  /// The field of the record that the element comes from.
  fileprivate func origin(in mapped: MappedEncounter) -> String? {
    guard steps.count > 1, steps[0].name == "Bundle", steps[1].name == "entry",
      let entry = steps[1].index
    else { return nil }
    let element = steps.dropFirst(2).drop { $0.name == "resource" }
    return mapped.origin(ofEntry: entry, element: element.map(\.name))
  }
}
