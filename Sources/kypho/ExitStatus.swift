import ArgumentParser

/// What the program tells the scheduler that started it; the numbers are those of `sysexits.h`.
enum ExitStatus: Int32, CaseIterable {
  /// All was done and nothing was found.
  case clean = 0
  /// Findings at or above the level that fails, or records that were rejected.
  case findings = 1
  /// The command line makes no sense.
  case usage = 64
  /// Input that cannot be read.
  case unreadable = 65
  /// The server does not answer.
  case unavailable = 69
  /// A fault of this program.
  case bug = 70
  /// Output that cannot be made.
  case cannotCreate = 73
  /// Input or output failed on the way.
  case inputOutput = 74
  /// Something failed that may work later: run again.
  case temporary = 75
  /// The server or a rule refuses.
  case refused = 77
  /// The configuration is wrong.
  case configuration = 78

  /// Which of several matters most comes first.
  private static let ranking: [ExitStatus] = [
    .bug, .configuration, .refused, .cannotCreate, .inputOutput, .unavailable, .temporary,
    .unreadable, .usage, .findings, .clean,
  ]

  /// The one of both that matters more.
  func combined(with other: ExitStatus) -> ExitStatus {
    Self.ranking.first { $0 == self || $0 == other } ?? self
  }

  /// Ends the program with this status; for the end of a command's `run()`.
  func exit() throws {
    if self != .clean { throw ExitCode(rawValue) }
  }
}

/// Why a command cannot do its work, with the status to end with.
struct Failure: Error, CustomStringConvertible {
  var status: ExitStatus
  var description: String

  init(_ status: ExitStatus, _ description: String) {
    self.status = status
    self.description = description
  }
}
