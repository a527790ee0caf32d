import Kyphoplasty
import Yams

/// The section `rules:` of a configuration file: how much rules matter at the site, and where they draw their bounds.
///
///     rules:
///       clinical.balloon-pressure: off
///       clinical.cement-volume-unusual:
///         severity: information
///         most: 9
enum RuleSection {
  private static let severity = "severity"

  /// Takes what a section says into settings.
  ///
  /// - Throws: `Failure` of status 78, with line and column, where it says what cannot be set.
  static func apply(_ section: Node, to rules: inout RuleSettings, file: String) throws {
    guard let mapping = section.mapping else {
      // A section with nothing in it is one whose lines are all comments.
      if section.scalar?.string.isEmpty == true || section.null != nil { return }
      throw Failure(
        .configuration,
        "\(place(of: section, in: file)): 'rules' must name rules, each with off, information, warning or error"
      )
    }
    for (key, value) in mapping {
      let id = key.string ?? ""
      if let bounds = value.mapping {
        try apply(bounds, of: id, to: &rules, file: file)
      } else {
        try set(value, forRule: id, in: &rules, place: place(of: key, in: file))
      }
    }
  }

  private static func apply(
    _ bounds: Node.Mapping, of id: String, to rules: inout RuleSettings, file: String
  ) throws {
    for (key, value) in bounds {
      let place = place(of: key, in: file)
      if key.string == severity {
        try set(value, forRule: id, in: &rules, place: place)
        continue
      }
      guard let number = value.float ?? value.int.map(Double.init) else {
        throw Failure(
          .configuration, "\(place): '\(key.string ?? "")' of '\(id)' must be a number")
      }
      try asFailure(place) { () throws(RuleSettingError) in
        try rules.set(number, forThreshold: key.string ?? "", ofRule: id)
      }
    }
  }

  private static func set(
    _ value: Node, forRule id: String, in rules: inout RuleSettings, place: String
  ) throws {
    guard let weight = RuleSettings.Weight(rawValue: value.string ?? "") else {
      throw Failure(
        .configuration,
        "\(place): '\(id)' must be \(RuleSettings.Weight.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    }
    try asFailure(place) { () throws(RuleSettingError) in
      try rules.set(weight, forRule: id)
    }
  }

  private static func asFailure(
    _ place: String, _ body: () throws(RuleSettingError) -> Void
  ) throws {
    do throws(RuleSettingError) { try body() } catch {
      throw Failure(.configuration, "\(place): \(error)")
    }
  }

  private static func place(of node: Node, in file: String) -> String {
    node.mark.map { "\(file):\($0.line):\($0.column)" } ?? file
  }
}

extension RuleSection {
  /// The section as a comment, to begin with: every rule that a site may decide on, as it is.
  static var template: String {
    var text = """

      # How much a rule matters here: off, information, warning or error; 'kypho explain <rule>' says what it is about.
      # rules:

      """
    for rule in RecordRule.all where rule.canBeSet {
      text += "#   \(rule.id):  # \(rule.summary)\n"
      text += "#     \(severity): \(rule.severity.rawValue)\n"
      for bound in rule.thresholds {
        let number = Int(exactly: bound.standard).map(String.init) ?? "\(bound.standard)"
        let unit = bound.unit.isEmpty ? "" : "\(bound.unit), "
        text += "#     \(bound.name): \(number)  # \(unit)\(bound.meaning)\n"
      }
    }
    for rule in CodingRule.all where rule.canBeSet {
      text += "#   \(rule.id): \(rule.severity.rawValue)  # \(rule.summary)\n"
    }
    return text
  }
}
