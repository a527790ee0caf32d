internal import GRDB

extension OutboxError {
  /// What an error of SQLite means for the outbox, and what to do about it.
  ///
  /// SQLite's own words may quote a statement, never a value: parameters are bound.
  init(sqlite error: any Error, name: String) {
    if let error = error as? Self {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.inputOutput, "\(name) cannot be used: \(error)")
      return
    }
    let detail = "\(error.message ?? "error") (SQLite \(error.extendedResultCode.rawValue))"
    // The index of the log is a file on the same disk, and has no error of its own where that is full.
    let isFull =
      error.resultCode == .SQLITE_FULL || error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
    switch error.resultCode {
    case _ where isFull:
      self.init(
        .full,
        "There is no space left for \(name). Nothing of this step was kept; free some space and "
          + "run it again.")
    case .SQLITE_IOERR:
      self.init(.inputOutput, "Reading or writing \(name) failed: \(detail).")
    case .SQLITE_NOTADB:
      self.init(.notAnOutbox, "\(name) is no outbox. Name another file for the outbox.")
    case .SQLITE_CORRUPT:
      self.init(
        .corrupt,
        "\(name) is damaged: \(detail). Keep a copy of it, restore it from a backup, or start a "
          + "new one and queue everything again.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .inUse, "Another process has been writing to \(name) for too long. Try it again later.")
    case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
      self.init(.permission, "This user may not write \(name), or files beside it: \(detail).")
    case .SQLITE_CANTOPEN:
      self.init(.cannotOpen, "\(name) cannot be opened: \(detail).")
    default:
      self.init(.inputOutput, "\(name) cannot be used: \(detail).")
    }
  }
}
