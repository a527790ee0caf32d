import Logging

extension Settings {
  /// The log; nil where none is asked for.
  func logger() throws -> Logger? {
    guard self[.logLevel] != nil || self[.logFile] != nil || self[.logFormat] != nil else {
      return nil
    }
    let level = try choice(.logLevel, default: Logger.Level.info)
    let format = try choice(.logFormat, default: LogFormat.text)
    let output = try self[.logFile].map { try LogOutput(path: $0) } ?? LogOutput.standardError
    return Logger(label: "kypho") { _ in LineLogHandler(format, level: level, output: output) }
  }
}
