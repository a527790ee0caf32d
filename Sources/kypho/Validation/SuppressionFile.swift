import FHIRValidation
import Foundation
import LosslessJSON
import Yams

/// The file of accepted findings, in YAML, of which JSON is a part.
///
///     suppressions:
///       - rule: binding.required
///         path: Patient.gender
///         reason: The old system knows no other code.
///         expires: 2027-01-31
enum SuppressionFile {
  /// Reads a file; whatever is not as it should be is refused, because it would hide findings or nothing.
  static func read(_ path: String) throws -> [Suppression] {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(data: data, encoding: .utf8)
    else { throw Failure(.unreadable, "\(path) cannot be read") }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw Failure(.configuration, "\(path) is not YAML")
    }
    guard let root else { return [] }
    guard let list = root.mapping?["suppressions"]?.sequence ?? root.sequence else {
      throw Failure(.configuration, "\(path) must hold a list of 'suppressions:'")
    }
    return try list.map { try suppression($0, path: path) }
  }

  private static func suppression(_ node: Node, path: String) throws -> Suppression {
    let line = node.mark?.line ?? 1
    let column = node.mark?.column ?? 1
    func wrong(_ words: String) -> Failure {
      Failure(.configuration, "\(path):\(line):\(column): \(words)")
    }
    guard let mapping = node.mapping else {
      throw wrong("a suppression has rule, path, reason and, if it is for a time, expires")
    }
    for key in mapping.keys where !["rule", "path", "reason", "expires"].contains(key.string ?? "")
    {
      throw wrong("'\(key.string ?? "")' is none of rule, path, reason and expires")
    }
    func text(_ key: String) throws -> String {
      guard let value = mapping[key]?.scalar?.string.trimmingCharacters(in: .whitespaces),
        !value.isEmpty
      else { throw wrong("the suppression has no \(key)") }
      return value
    }
    guard let pattern = FindingPattern(rule: try text("rule"), path: try text("path")) else {
      throw wrong("'\(try text("path"))' is no path such as Bundle.entry.resource.status")
    }
    guard pattern.namesARule else {
      throw wrong("there is no rule '\(pattern.rule)'; kypho explain --list names all of them")
    }
    let expiry = mapping["expires"] == nil ? nil : try text("expires")
    if let expiry, !Suppression.isDay(expiry) {
      throw wrong("expires must be a day such as 2027-01-31")
    }
    return Suppression(
      pattern: pattern, reason: try text("reason"), expiry: expiry,
      position: SourcePosition(offset: 0, line: line, column: column))
  }
}
