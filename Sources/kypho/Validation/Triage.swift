import FHIRValidation
import Foundation

/// What takes known findings out of a run.
struct Triage {
  private(set) var suppressions: Suppressions
  private(set) var baseline: Baseline
  /// Where accepted findings are written down.
  let suppressionFile: String
  private let baselineFile: String?
  private let isUpdating: Bool
  /// What the new baseline has so far.
  private var record = Baseline()

  /// How many findings were in the baseline.
  private(set) var known = 0

  /// Reads the files.
  init(_ options: TriageOptions) throws {
    suppressionFile = options.suppressions ?? ""
    suppressions = Suppressions(
      try options.suppressions.map(SuppressionFile.read) ?? [], today: Self.today())
    baselineFile = options.baseline
    isUpdating = options.updateBaseline
    baseline = Baseline()
    guard let path = options.baseline, !isUpdating else { return }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(
        .unreadable, "there is no baseline at \(path); --update-baseline writes one")
    }
    guard let baseline = Baseline(json: Array(data)) else {
      throw Failure(.unreadable, "\(path) is no baseline; --update-baseline writes one")
    }
    self.baseline = baseline
  }

  /// The outcome with only what is neither accepted nor known.
  mutating func apply(to outcome: Outcome, file: String) -> Outcome {
    let open = suppressions.apply(to: outcome)
    if isUpdating {
      record.record(open, file: file)
      known += open.findings.count
      var all = Baseline()
      all.record(open, file: file)
      return all.takeOut(of: open, file: file)
    }
    let new = baseline.takeOut(of: open, file: file)
    known += open.findings.count - new.findings.count
    return new
  }

  /// Writes the baseline, where that is asked for.
  func finish() throws {
    guard isUpdating, let path = baselineFile else { return }
    do {
      try Data(record.json).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(.cannotCreate, "the baseline \(path) cannot be written")
    }
  }

  /// `2 suppressed`, `5 in the baseline`, `1 of the baseline is gone`.
  func summary(isWhole: Bool) -> [String] {
    var parts: [String] = []
    if suppressions.count > 0 { parts.append("\(suppressions.count) suppressed") }
    if known > 0 { parts.append("\(known) in the baseline") }
    if isWhole, baseline.count > 0 {
      parts.append("\(baseline.count) of the baseline mended")
    }
    return parts
  }

  private static func today() -> String {
    let now = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    func digits(_ number: Int?, _ width: Int) -> String {
      let text = String(number ?? 0)
      return String(repeating: "0", count: max(width - text.count, 0)) + text
    }
    return "\(digits(now.year, 4))-\(digits(now.month, 2))-\(digits(now.day, 2))"
  }
}
