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
  private(set) var pending: [PendingFinding] = []
  /// The elements that pending findings are about.
  private var pendingNodes: Set<JSONNode> = []
  /// The pending elements that need no finding after all.
  private var settled: Set<JSONNode> = []

  mutating func wait(for finding: PendingFinding) {
    pending.append(finding)
    pendingNodes.insert(finding.node)
  }

  func isPending(_ node: JSONNode) -> Bool { !pending.isEmpty && pendingNodes.contains(node) }

  /// Drops what is pending about an element.
  mutating func settle(_ node: JSONNode) { if isPending(node) { settled.insert(node) } }

  /// What is pending still, in the order in which it was met; nothing is, afterwards.
  mutating func takePending() -> [PendingFinding] {
    defer { pending = [] }
    return pending.filter { !settled.contains($0.node) }
  }

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
  var severity: Severity
  var cause: Cause
  /// The element that it is about: the coded element, or the display.
  var node: JSONNode
  var range: Range<Int>
  var path: PathStack
  var resources: [ResourceContext]
  var source: String?
}

extension Walk {
  /// Keeps a finding until all bindings of an element have been looked at, one of which may make it needless.
  mutating func reportLater(
    _ severity: Severity, _ cause: Cause, at node: JSONNode, about element: JSONNode
  ) {
    // A probe only asks for errors, at once, and changes nothing.
    if probe != nil { return report(severity, cause, at: node) }
    terminology.wait(
      for: PendingFinding(
        severity: severity, cause: cause, node: element, range: document.range(of: node),
        path: path, resources: resources, source: source))
  }

  /// Reports what has been kept and still matters.
  mutating func reportPendingTerminology() {
    for finding in terminology.takePending() {
      (path, resources, source) = (finding.path, finding.resources, finding.source)
      report(finding.severity, finding.cause, bytes: finding.range)
    }
  }
}
