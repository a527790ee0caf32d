import ArgumentParser

/// What the commands that send leave behind for other programs.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Write the run's summary here, as JSON.", valueName: "file"))
  var summary: String?

  @Option(
    help: ArgumentHelp("Write the run's figures here, as Prometheus reads them.", valueName: "file")
  )
  var metrics: String?

  @Option(help: "Log to standard error: trace, debug, info, notice, warning or error.")
  var logLevel: String?

  @Option(help: "How log lines are written: text or json.")
  var logFormat: String?

  @Option(help: ArgumentHelp("Log to this file instead.", valueName: "file"))
  var logFile: String?

  /// No report.
  static var none: ReportOptions {
    var options = ReportOptions()
    (options.summary, options.metrics) = (nil, nil)
    (options.logLevel, options.logFormat, options.logFile) = (nil, nil, nil)
    return options
  }

  /// What the flags set.
  var flags: [Setting: String] {
    var flags: [Setting: String] = [:]
    flags[.reportSummary] = summary
    flags[.reportMetrics] = metrics
    flags[.logLevel] = logLevel
    flags[.logFormat] = logFormat
    flags[.logFile] = logFile
    return flags
  }
}
