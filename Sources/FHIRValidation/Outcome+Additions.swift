internal import LosslessJSON

extension Outcome {
  /// What a rule found that is kept elsewhere, such as a rule of a profession.
  public struct Addition: Sendable {
    /// The rule.
    public var rule: Rule
    /// How much it matters.
    public var severity: Severity
    /// The element concerned.
    public var path: FindingPath
    /// The bytes of the document that it concerns.
    public var range: Range<Int>
    /// What is wrong, in a clause whose subject is the element; without any value of the document.
    public var message: String

    /// Makes a finding of such a rule.
    public init(
      rule: Rule, severity: Severity, path: FindingPath, range: Range<Int>, message: String
    ) {
      self.rule = rule
      self.severity = severity
      self.path = path
      self.range = range
      self.message = message
    }
  }

  /// The outcome with findings of other rules among its own, in the order of the text.
  ///
  /// An outcome of a text that is no JSON stays as it is, because there is nothing in it that they could be about.
  public func adding(_ additions: [Addition]) -> Outcome {
    guard let document, !additions.isEmpty else { return self }
    let lines = JSONLineIndex(document)
    let added = additions.map { addition in
      let words = addition.message
      return Finding(
        severity: addition.severity, path: addition.path,
        resource: document.resourceLabel(around: addition.range.lowerBound),
        position: lines.position(at: addition.range.lowerBound), range: addition.range,
        source: nil, cause: Cause(addition.rule, words))
    }
    let all = findings + added
    // Sorted with the index, because Swift does not promise that equal elements keep their order.
    let order = all.indices.sorted {
      (all[$0].range.lowerBound, $0) < (all[$1].range.lowerBound, $1)
    }
    return replacing(order.map { all[$0] })
  }
}

extension JSONDocument {
  /// The innermost resource around a place of the text.
  fileprivate func resourceLabel(around offset: Int) -> ResourceLabel? {
    var label: ResourceLabel?
    var node: JSONNode? = root
    while let place = node {
      node = nil
      switch kind(of: place) {
      case .object:
        if let type = member("resourceType", of: place), kind(of: type) == .string {
          let id = member("id", of: place).flatMap { kind(of: $0) == .string ? text(of: $0) : nil }
          label = ResourceLabel(type: text(of: type), id: id)
        }
        for (_, value) in members(of: place) where range(of: value).contains(offset) {
          node = value
        }
      case .array:
        for element in elements(of: place) where range(of: element).contains(offset) {
          node = element
        }
      default: break
      }
    }
    return label
  }
}
