import LosslessJSON

/// What a look at the set-up has found, in the order in which it was looked at.
struct Examination {
  /// How a thing stands.
  enum Level: String {
    case ok, note, warning, error
  }

  /// One thing that was looked at.
  struct Finding {
    var section: String
    var name: String
    var level: Level
    var text: String
  }

  private(set) var findings: [Finding] = []
  /// What to end with.
  private(set) var status = ExitStatus.clean

  /// Adds a finding; an error comes with the status that it ends the program with.
  mutating func add(
    _ section: String, _ name: String, _ level: Level, _ text: String,
    _ status: ExitStatus = .configuration
  ) {
    findings.append(Finding(section: section, name: name, level: level, text: text))
    switch level {
    case .ok, .note: break
    case .warning: self.status = self.status.combined(with: .findings)
    case .error: self.status = self.status.combined(with: status)
    }
  }

  /// Adds a finding that is as it should be.
  mutating func add(_ section: String, _ name: String, _ text: String) {
    add(section, name, .ok, text)
  }

  /// Adds what a part of the set-up is refused with.
  mutating func add(_ section: String, _ name: String, _ failure: Failure) {
    add(section, name, .error, failure.description, failure.status)
  }

  /// A table for each section; what is no `ok` says so.
  var text: String {
    var text = ""
    var sections: [String] = []
    for finding in findings where !sections.contains(finding.section) {
      sections.append(finding.section)
    }
    for section in sections {
      var table = TextTable()
      for finding in findings where finding.section == section {
        let mark = finding.level == .ok ? "" : "\(finding.level.rawValue): "
        table.row("  \(finding.name)", mark + finding.text)
      }
      text += "\(text.isEmpty ? "" : "\n")\(section)\n\(table.text)"
    }
    return text
  }

  /// The findings as one JSON object.
  func json() -> [UInt8] {
    var json = JSONWriter(capacity: 4096)
    json.object { json in
      json.member("exitStatus", Int(status.rawValue))
      json.key("findings")
      json.array { json in
        for finding in findings {
          json.object { json in
            json.member("section", finding.section)
            json.member("name", finding.name)
            json.member("level", finding.level.rawValue)
            json.member("text", finding.text)
          }
        }
      }
    }
    return json.finish() + [0x0A]
  }
}
