internal import FHIRValidation
internal import Kyphoplasty
internal import LosslessJSON

/// What the rules of records find in a bundle, which is read back into a record for them.
struct RecordFindings {
  /// The findings of rules about content.
  private(set) var additions: [Outcome.Addition] = []
  private var reading: BundleReader.Result?

  /// Reads a document; where it is no bundle of an augmentation, there are no findings.
  ///
  /// What a bundle lacks for a record, and what a record cannot hold of it, is no fault of the bundle.
  ///
  /// - Parameters:
  ///   - document: the document that findings are about.
  ///   - own: the same in our own canonical base.
  ///   - rules: how much the rules matter.
  init(in document: JSONDocument, _ own: JSONDocument, as rules: RuleSettings) {
    guard let type = document.member("resourceType", of: document.root),
      document.isString(type, "Bundle")
    else { return }
    var options = BundleReader.Options()
    options.rules = rules
    var reader = BundleReader(options: options)
    let reading = reader.read(own, file: "")
    self.reading = reading
    additions = reading.findings.compactMap { finding in
      guard let rule = Rule(ofRecordFinding: finding.rule),
        case .element(_, _, _, let path) = finding.place,
        let node = document.node(at: path)
      else { return nil }
      return Outcome.Addition(
        rule: rule, severity: Severity(finding.severity),
        path: FindingPath(ElementPath(to: node, in: document)), range: document.range(of: node),
        message: finding.field.isEmpty ? finding.message : "\(finding.field) \(finding.message)")
    }
  }

  /// Whether a rule of records was run on all that it asks of an entry, or of the whole bundle.
  func covers(_ rule: String, entry: Int?) -> Bool {
    guard let reading, reading.rules.contains(rule) else { return false }
    return reading.covers(entry: entry)
  }
}

extension Rule {
  /// The rule of a finding, where it is one about content.
  fileprivate init?(ofRecordFinding id: String) {
    if let rule = RecordRule.named(id) {
      self.init(rule)
    } else if id == "record.bundle-part", let rule = ReadingRule.named(id) {
      // Nothing else says it, and whatever else would be said of the level comes from it.
      self.init(
        RuleID(rawValue: rule.id), .businessRule, rule.summary, explanation: rule.explanation,
        remedy: "Correct the reference, or add the procedure that it names.")
    } else {
      return nil
    }
  }
}

extension FindingPath {
  init(_ path: ElementPath) {
    self.init(steps: path.steps.map { FindingPath.Step(name: $0.name, index: $0.index) })
  }
}

extension JSONDocument {
  /// The node at a path of names as they stand in the JSON: `Bundle.entry[3].resource.bodySite[0]`.
  fileprivate func node(at path: String) -> JSONNode? {
    var node = root
    for step in path.split(separator: ".").dropFirst() {
      let parts = step.split(separator: "[")
      guard let name = parts.first, kind(of: node) == .object,
        let member = member(String(name), of: node)
      else { return nil }
      node = member
      guard parts.count > 1 else { continue }
      guard let index = Int(parts[1].dropLast()), kind(of: node) == .array, index < count(of: node)
      else { return nil }
      for (place, element) in elements(of: node).enumerated() where place == index {
        node = element
        break
      }
    }
    return node
  }
}
