import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRValidation
import Foundation
import LosslessJSON

/// Validates the examples that packages ship, each against the package that it belongs to.
struct ExamplesSuite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "examples",
    abstract: "Validates every example of packages against R4 and the package itself.",
    discussion: """
      Writes a JSON object a line for each finding: package, file, severity, rule, path, line, message; and, to stderr, \
      a line of sums for each package.

        fhir-suites examples hl7.fhir.us.core-6.1.0.tgz > findings.jsonl
      """)

  @Argument(help: "Packages: .tgz files or folders.")
  var packages: [String]

  @Option(help: "The least severity that is listed: fatal, error, warning or information.")
  var level: String = "error"

  @Flag(help: "Make the snapshots of the package again instead of taking those that it has.")
  var madeSnapshots = false

  func validate() throws {
    guard Severity(rawValue: level) != nil else {
      throw ValidationError("--level must be fatal, error, warning or information")
    }
  }

  func run() throws {
    for path in packages { try run(PackageReader(path)) }
  }

  private func run(_ package: PackageReader) throws {
    var loading = DefinitionLoading(snapshots: madeSnapshots ? .madeAgain : .published)
    loading.add(package: package)
    let validator = Validator(definitions: try loading.build(over: .r4).definitions)
    let name = "\(package.description.id)#\(package.description.version)"
    let threshold = Severity(rawValue: level) ?? .error
    var sums = Sums()
    try package.forEachExample { file, error in
      print(line(package: name, file: file, unreadable: error))
      sums.invalid += 1
    } _: { file, document in
      let outcome = validator.validate(document)
      sums.count(outcome)
      for finding in outcome.findings where finding.severity >= threshold {
        print(line(package: name, file: file, finding))
      }
    }
    FileHandle.standardError.write(Data("\(name): \(sums)\n".utf8))
  }

  private struct Sums: CustomStringConvertible {
    var examples = 0
    var invalid = 0
    var errors = 0
    var warnings = 0

    mutating func count(_ outcome: Outcome) {
      examples += 1
      if !outcome.isValid { invalid += 1 }
      errors += outcome.count(of: .error) + outcome.count(of: .fatal)
      warnings += outcome.count(of: .warning)
    }

    var description: String {
      "\(examples) examples, \(invalid) invalid, \(errors) errors, \(warnings) warnings"
    }
  }

  private func line(package: String, file: String, _ finding: Finding) -> String {
    var json = JSONWriter(capacity: 256)
    json.object { json in
      json.member("package", package)
      json.member("file", file)
      json.member("severity", finding.severity.rawValue)
      json.member("rule", finding.rule.rawValue)
      json.member("path", finding.path.description)
      json.key("line")
      json.integer(finding.position.line)
      json.member("message", finding.message)
    }
    return String(decoding: json.finish(), as: UTF8.self)
  }

  private func line(package: String, file: String, unreadable error: PackageError) -> String {
    var json = JSONWriter(capacity: 256)
    json.object { json in
      json.member("package", package)
      json.member("file", file)
      json.member("severity", "fatal")
      json.member("rule", "package.file")
      json.member("path", "")
      json.key("line")
      json.integer(0)
      json.member("message", error.description)
    }
    return String(decoding: json.finish(), as: UTF8.self)
  }
}
