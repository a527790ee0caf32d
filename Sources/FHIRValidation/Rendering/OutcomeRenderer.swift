/// Writes outcomes in one format, one at a time: a run over a million lines holds one of them.
///
///     var renderer = OutputFormat.json.renderer()
///     write(renderer.begin())
///     for file in files { write(renderer.render(validator.validate(file.bytes), file: file.name)) }
///     write(renderer.end())
public protocol OutcomeRenderer: Sendable {
  /// What stands before the first outcome.
  mutating func begin() -> [UInt8]
  /// One outcome; nothing for one without findings, where the format has no place for it.
  ///
  /// - Parameters:
  ///   - outcome: what a validation found.
  ///   - file: the name of the file, or `-`.
  /// - Returns: UTF-8.
  mutating func render(_ outcome: Outcome, file: String) -> [UInt8]
  /// What stands behind the last outcome.
  mutating func end() -> [UInt8]
}

extension OutcomeRenderer {
  /// Nothing.
  public mutating func begin() -> [UInt8] { [] }
  /// Nothing.
  public mutating func end() -> [UInt8] { [] }
}

/// The formats that findings can be written in.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// For people: a line for the finding, the path, the source line with a caret.
  case text
  /// One JSON array of all findings.
  case json
  /// One JSON object a line for each finding.
  case jsonl
  /// One FHIR OperationOutcome a line for each document.
  case operationoutcome
  /// One line for each finding: file, line, column, severity, rule, message.
  case concise
  /// Rows of a table, with headings.
  case csv
  /// Commands that GitHub's workflows show beside the lines of a change.
  case github
  /// One page with filters, that needs nothing else.
  case html
  /// A test report: a suite for each document, a failed test for each error.
  case junit
  /// The Static Analysis Results Interchange Format, 2.1.0.
  case sarif

  /// A renderer of the format.
  ///
  /// - Parameters:
  ///   - showValues: whether strings, numbers and dates of the document may be shown. They are patient data.
  ///   - tool: the program that reports name as the one that found it.
  /// - Returns: a new renderer, for one run.
  public func renderer(
    showValues: Bool = false, tool: RenderingTool = RenderingTool()
  ) -> any OutcomeRenderer {
    switch self {
    case .text: TextRenderer(showValues: showValues, tool: tool)
    case .json: JSONRenderer(showValues: showValues, tool: tool)
    case .jsonl: JSONLinesRenderer(showValues: showValues, tool: tool)
    case .operationoutcome: OperationOutcomeRenderer()
    case .concise: ConciseRenderer()
    case .csv: CSVRenderer(tool: tool)
    case .github: GitHubRenderer()
    case .html: HTMLRenderer(showValues: showValues, tool: tool)
    case .junit: JUnitRenderer()
    case .sarif: SARIFRenderer(tool: tool)
    }
  }
}
