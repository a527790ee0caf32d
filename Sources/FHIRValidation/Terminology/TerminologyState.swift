internal import LosslessJSON

/// What one validation has learnt about codes: what was said already, and what may still turn out not to matter.
struct TerminologyState {
  /// The value sets of which it has been said that they could not be checked.
  var uncheckedValueSets: Set<String> = []
  /// The first place of each system, perhaps with a version, of which it has been said that its codes were not checked.
  private var uncheckedSystems: [(system: JSONNode, version: JSONNode?)] = []
  /// Codes that have been found to be units of UCUM.
  var knownUnits: Set<String> = []
  /// Findings that a stricter binding of the same element may make needless.
  var pending: [PendingFinding] = []
  /// The elements whose codes a required binding has judged, or an extensible one has found in its value set.
  var settled: Set<JSONNode> = []
  /// The displays that a value set shows for the code that they stand with.
  var acceptedDisplays: Set<JSONNode> = []

  /// Whether it has been said of a system, in this version, that its codes were not checked.
  func isUnchecked(_ system: JSONNode, version: JSONNode?, in document: JSONDocument) -> Bool {
    // A document names few systems: comparing is cheaper than making texts of them.
    uncheckedSystems.contains { known in
      guard document.isSameText(known.system, system) else { return false }
      switch (known.version, version) {
      case (nil, nil): return true
      case (let one?, let other?): return document.isSameText(one, other)
      default: return false
      }
    }
  }

  mutating func noteUnchecked(_ system: JSONNode, version: JSONNode?) {
    uncheckedSystems.append((system, version))
  }
}

extension JSONDocument {
  /// Whether two strings read the same.
  fileprivate func isSameText(_ one: JSONNode, _ other: JSONNode) -> Bool {
    withUTF8(of: one) { isString(other, utf8: $0) }
  }
}

/// A finding that waits for the other bindings of its element.
struct PendingFinding {
  /// What decides whether it still matters.
  enum Condition {
    /// That no binding settles the codes of the element.
    case unsettled
    /// That no value set shows these words for the code.
    case displayRefused
  }

  var condition: Condition
  var severity: Severity
  var cause: Cause
  /// The element that the condition is about.
  var node: JSONNode
  var range: Range<Int>
  var path: PathStack
  var resources: [ResourceContext]
  var source: String?
}

extension Walk {
  /// Keeps a finding until all bindings have been looked at.
  mutating func report(
    _ severity: Severity, _ cause: Cause, at node: JSONNode, about element: JSONNode,
    if condition: PendingFinding.Condition
  ) {
    // A probe only asks for errors, at once, and changes nothing.
    if probe != nil { return report(severity, cause, at: node) }
    terminology.pending.append(
      PendingFinding(
        condition: condition, severity: severity, cause: cause, node: element,
        range: document.range(of: node), path: path, resources: resources,
        source: source))
  }

  /// Reports what has been kept and still matters.
  mutating func reportPendingTerminology() {
    let pending = terminology.pending
    terminology.pending = []
    for finding in pending {
      switch finding.condition {
      case .unsettled: if terminology.settled.contains(finding.node) { continue }
      case .displayRefused: if terminology.acceptedDisplays.contains(finding.node) { continue }
      }
      (path, resources, source) = (finding.path, finding.resources, finding.source)
      report(finding.severity, finding.cause, bytes: finding.range)
    }
  }
}
