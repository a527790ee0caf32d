internal import FHIRValidation
internal import Kyphoplasty
internal import LosslessJSON

/// What the rules of records find in a bundle, which is read back into a record for them.
enum RecordFindings {
  /// The findings of rules about content; `[]` where the document is no bundle of an augmentation.
  ///
  /// What a bundle lacks for a record, and what a record cannot hold of it, is no fault of the bundle.
  static func additions(
    in document: JSONDocument, as rules: RuleSettings
  ) -> [Outcome.Addition] {
    guard let type = document.member("resourceType", of: document.root),
      document.isString(type, "Bundle")
    else { return [] }
    var options = BundleReader.Options()
    options.rules = rules
    var reader = BundleReader(options: options)
    return reader.read(document, file: "").findings.compactMap { finding in
      guard let rule = Rule(ofRecordFinding: finding.rule),
        case .element(_, _, _, let path) = finding.place,
        let node = document.node(at: path)
      else { return nil }
      return Outcome.Addition(
        rule: rule, severity: Severity(finding.severity),
        path: FindingPath(ElementPath(to: node, in: document)), range: document.range(of: node),
        message: "\(finding.field) \(finding.message)")
    }
  }
}

extension Rule {
  /// The rule of a finding, where it is one about content.
  fileprivate init?(ofRecordFinding id: String) {
    guard let rule = RecordRule.named(id) else { return nil }
    self.init(rule)
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
