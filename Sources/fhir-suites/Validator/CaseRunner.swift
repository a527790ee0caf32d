import FHIRValidation
import LosslessJSON

/// Validates the document of a case once, and writes what was found as a line.
struct CaseRunner {
  let manifest: SuiteManifest

  /// The line of one run.
  func line(for task: SuiteManifest.Task) -> [UInt8] {
    guard manifest.cases.indices.contains(task.index),
      let run = manifest.cases[task.index].runs.first(where: { $0.mode == task.mode })
    else { return ResultLine.failure(task, "has no run of this mode") }
    let entry = manifest.cases[task.index]
    do {
      var options = CaseSettings([run.settings, entry.settings]).options
      if run.mode == "profile", let profile = run.profileURL { options.profiles = [profile] }
      let bytes = try SuiteFile.bytes(of: entry.instance)
      let validator = Validator(
        definitions: try CaseDefinitions.definitions(of: entry, run: run), options: options,
        resolver: CaseReferences(entry))
      let clock = ContinuousClock()
      let start = clock.now
      let outcome = validator.validate(bytes)
      return ResultLine.found(outcome, in: task, taking: start.duration(to: clock.now))
    } catch {
      return ResultLine.failure(task, "\(error)")
    }
  }
}
