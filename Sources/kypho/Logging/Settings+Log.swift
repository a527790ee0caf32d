import Logging

extension Settings {
  /// The log; nil where none is asked for.
  func logger() throws -> Logger? {
    guard self[.logLevel] != nil || self[.logFile] != nil || self[.logFormat] != nil else {
      return nil
    }
    let level = try choice(.logLevel, default: Logger.Level.info)
    let format = try choice(.logFormat, default: LogFormat.text)
    let output =
      if let path = self[.logFile] { try LogOutput(path: path) } else { LogOutput.standardError }
    return Logger(label: "kypho") { _ in LineLogHandler(format, level: level, output: output) }
  }
}
