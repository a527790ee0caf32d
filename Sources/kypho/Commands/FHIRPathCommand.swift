import ArgumentParser
import FHIRDefinitions
import FHIRDefinitionsR4
import FHIRPathEngine
import Foundation
import LosslessJSON

/// Evaluates an expression.
struct FHIRPathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fhirpath",
    abstract: "Evaluates a FHIRPath expression on FHIR R4 in JSON.",
    discussion: """
      Takes files, folders, patterns with * and ** in quotation marks, and - for standard input; .ndjson, .jsonl and \
      standard input may have a document on each line. Without a file the expression stands for itself. Each result \
      goes to stdout with its place, its type and its value.

        kypho fhirpath 'name.given.first()' patient.json
        kypho fhirpath "Bundle.entry.resource.ofType(Procedure).code.coding.code" bundle.json
        kypho map records.ndjson | kypho fhirpath 'entry.count()' - --format json
        kypho fhirpath "1 'kg' > 900 'g'"

      Ends with 64 where the expression is wrong, and with 65 where a file cannot be read or the expression cannot be \
      evaluated on it.
      """)

  /// How results are written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Argument(help: ArgumentHelp("The expression.", valueName: "expression"))
  var expression: String

  @Argument(
    help: ArgumentHelp("Files, folders, patterns, or - for standard input.", valueName: "file"))
  var files: [String] = []

  @Option(help: "How results are written; json writes an object on each line.")
  var format = Format.text

  @Flag(
    help: "Take the expression as published invariants are taken: without the check of types.")
  var lenient = false

  func run() throws {
    let talk = Talk()
    var output = ByteOutput.standard()
    var status = ExitStatus.clean
    var evaluation = ExpressionEvaluation(expression, isLenient: lenient, talk: talk)
    if files.isEmpty {
      status = try write(try evaluation.evaluate(on: nil), nil, "", evaluation, to: &output)
    }
    let documents = try DocumentFile.expand(files) { failure in
      talk.error(failure.description)
      status = status.combined(with: failure.status)
    }
    for file in documents {
      do {
        status = status.combined(with: try evaluate(file, &evaluation, to: &output))
      } catch let failure as Failure where failure.status == .unreadable {
        talk.error(failure.description)
        status = status.combined(with: failure.status)
      }
    }
    try output.flush()
    try status.exit()
  }

  private func evaluate(
    _ file: DocumentFile, _ evaluation: inout ExpressionEvaluation, to output: inout ByteOutput
  ) throws -> ExitStatus {
    let source = try DocumentSource(file)
    var status = ExitStatus.clean
    while let text = try source.next() {
      let document: JSONDocument
      do throws(JSONError) {
        document = try JSONDocument(text.bytes, firstLine: text.firstLine)
      } catch {
        Talk().error("\(file.name):\(error.position): \(error.message)")
        status = status.combined(with: .unreadable)
        continue
      }
      let result = try evaluation.evaluate(on: document)
      status = status.combined(
        with: try write(result, document, file.name, evaluation, to: &output))
    }
    return status
  }

  private func write(
    _ result: Result<[FHIRPathItem], FHIRPathError>, _ document: JSONDocument?, _ name: String,
    _ evaluation: ExpressionEvaluation, to output: inout ByteOutput
  ) throws -> ExitStatus {
    switch result {
    case .success(let items):
      let lines = document.map { JSONLineIndex($0) }
      for item in items {
        let result = ExpressionResult(
          item, path: evaluation.path(of: item), file: name, document: document, lines: lines)
        try output.write(format == .json ? result.json : result.text)
      }
      return .clean
    case .failure(let error):
      let place = document.map { "\(name):\($0.firstLine): " } ?? ""
      Talk().error(place + error.excerpt(of: expression))
      return .unreadable
    }
  }
}

/// An expression with what it has been read as for each type of resource.
struct ExpressionEvaluation {
  private let text: String
  private let mode: FHIRPathExpression.Mode
  private let talk: Talk
  private var expressions: [String: FHIRPathExpression] = [:]

  init(_ text: String, isLenient: Bool, talk: Talk) {
    self.text = text
    mode = isLenient ? .invariant : .strict
    self.talk = talk
  }

  /// Evaluates the expression on a document.
  ///
  /// - Throws: `Failure` where the expression is wrong, whatever the document holds.
  mutating func evaluate(
    on document: JSONDocument?
  ) throws -> Result<[FHIRPathItem], FHIRPathError> {
    let focus = document.map { FHIRPathItem(resource: $0) }
    let type = focus?.typeName.flatMap { Definitions.r4.type($0) == nil ? nil : $0 }
    let expression: FHIRPathExpression
    do throws(FHIRPathError) {
      if let known = expressions[type ?? ""] {
        expression = known
      } else {
        expression = try FHIRPathExpression(text, on: type, definitions: .r4, mode: mode)
      }
      expressions[type ?? ""] = expression
    } catch {
      throw Failure(.usage, error.excerpt(of: text))
    }
    let host = DocumentHost(document: document, talk: talk)
    return Result { () throws(FHIRPathError) in
      try expression.evaluate(on: focus, in: FHIRPathContext(host: host))
    }
  }

  /// Where an item stands in its document.
  func path(of item: FHIRPathItem) -> String? {
    expressions.values.first?.path(of: item)
  }
}

extension FHIRPathError {
  /// What is wrong, and the line of the expression with a caret under the place.
  fileprivate func excerpt(of expression: String) -> String {
    let bytes = Array(expression.utf8)
    let place = min(max(offset, 0), bytes.count)
    let before = bytes[..<place]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let line = String(decoding: bytes[start..<end], as: UTF8.self)
    let column = String(decoding: bytes[start..<place], as: UTF8.self).count
    return "\(reason)\n  \(line)\n  \(String(repeating: " ", count: column))^"
  }
}
