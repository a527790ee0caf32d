/// Which findings are meant: a rule, or a family of rules, and a path with wildcards.
///
/// | pattern | finds |
/// |---|---|
/// | `Patient.gender` | the gender of every patient, in bundles too |
/// | `Bundle.entry[2].resource.status` | only the third entry |
/// | `Bundle.entry.*.status` | one element between |
/// | `Observation.**` | the observation and all below it |
public struct FindingPattern: Hashable, Sendable {
  /// The rule's name, or `family.*`.
  public let rule: String
  /// The path; an element without an index stands for all its repetitions.
  public let path: String

  private struct Step: Hashable {
    var name: String
    var index: Int?
  }

  private let steps: [Step]

  /// Reads a pattern; `nil` where the path is none.
  public init?(rule: String, path: String) {
    var steps: [Step] = []
    for part in path.split(separator: ".", omittingEmptySubsequences: false) {
      guard let step = Self.step(part) else { return nil }
      steps.append(step)
    }
    guard !rule.isEmpty else { return nil }
    self.rule = rule
    self.path = path
    self.steps = steps
  }

  private static func step(_ text: Substring) -> Step? {
    let name = text.prefix { $0 != "[" }
    guard !name.isEmpty else { return nil }
    guard name.endIndex < text.endIndex else { return Step(name: String(name)) }
    guard text.hasSuffix("]") else { return nil }
    let index = text[text.index(after: name.endIndex)..<text.index(before: text.endIndex)]
    if index == "*" { return Step(name: String(name)) }
    guard let number = Int(index), number >= 0 else { return nil }
    return Step(name: String(name), index: number)
  }

  /// Whether a finding is meant.
  public func matches(_ finding: Finding) -> Bool {
    matches(rule: finding.rule.rawValue) && matches(pathOf: finding)
  }

  /// Whether some rule there is has this name or is of this family.
  public var namesARule: Bool { Rule.all.contains { matches(rule: $0.id.rawValue) } }

  private func matches(rule name: String) -> Bool {
    rule.hasSuffix(".*") ? name.hasPrefix(rule.dropLast()) : name == rule || rule == "*"
  }

  private func matches(pathOf finding: Finding) -> Bool {
    let path = finding.path.steps[...]
    if matches(path) { return true }
    // A resource in a bundle or in another is meant by its own type, too.
    guard let type = finding.resource?.type,
      let place = path.lastIndex(where: { $0.name == "resource" || $0.name == "contained" })
    else { return false }
    return matches([FindingPath.Step(name: type)] + path[(place + 1)...])
  }

  /// Matches with one place to come back to, which is enough for `**`: the last one can take up whatever an earlier
  /// one could.
  private func matches(_ path: ArraySlice<FindingPath.Step>) -> Bool {
    var (index, step) = (path.startIndex, 0)
    var retry: (index: Int, step: Int)?
    while index < path.endIndex {
      if step < steps.count, steps[step].name == "**" {
        retry = (index, step + 1)
        step += 1
      } else if step < steps.count, matches(steps[step], path[index]) {
        step += 1
        index += 1
      } else if let last = retry {
        retry = (last.index + 1, last.step)
        (index, step) = (last.index + 1, last.step)
      } else {
        return false
      }
    }
    return steps[step...].allSatisfy { $0.name == "**" }
  }

  private func matches(_ step: Step, _ element: FindingPath.Step) -> Bool {
    (step.name == "*" || step.name == element.name)
      && (step.index == nil || step.index == element.index)
  }
}
