import FlyingSocks

/// Passes on what the HTTP server has to say about connections that fail; the rest is said elsewhere.
struct ServerLog: Logging {
  let write: @Sendable (String) -> Void

  func logDebug(_ debug: @autoclosure () -> String) {}
  func logInfo(_ info: @autoclosure () -> String) {}
  func logWarning(_ warning: @autoclosure () -> String) { write(warning()) }
  func logError(_ error: @autoclosure () -> String) { write(error()) }
  // What ends the server is thrown as well.
  func logCritical(_ critical: @autoclosure () -> String) {}
}
