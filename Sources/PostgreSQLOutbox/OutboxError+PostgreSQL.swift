#if PostgreSQL
  internal import FHIRDelivery

  extension OutboxError {
    /// What a server's error means, by its SQLSTATE alone: its words may quote what is stored.
    init(sqlState state: String, name: String) {
      switch state {
      case "57014":
        self.init(.inputOutput, "\(name) has cancelled a statement that took too long (57014).")
      case "53100":
        self.init(
          .full,
          "The disk of \(name) is full. Nothing of this step was kept; free some space there.")
      case "53300": self.init(.connection, "\(name) has no connection left (53300).")
      case "58030": self.init(.inputOutput, "\(name) cannot read or write its disk (58030).")
      case "XX001", "XX002":
        self.init(.corrupt, "\(name) is damaged (\(state)). Restore it from a backup.")
      case "25006":
        self.init(
          .permission, "\(name) takes no changes now (25006): is it a copy of another server?")
      case "42501":
        self.init(
          .permission,
          "This user may not use the tables of the outbox in \(name), or make them (42501). Let the "
            + "owner of the database run: CREATE SCHEMA outbox AUTHORIZATION user")
      case "55P03":
        self.init(
          .inUse, "Another process has been writing to \(name) for too long. Try it again later.")
      case "40001", "40P01":
        self.init(.inUse, "Other processes were always faster in \(name) (\(state)). Try it again.")
      case "42P01", "42703":
        self.init(.notAnOutbox, "\(name) has lost its tables, or others have taken their names.")
      default: self.init(.inputOutput, "\(name) has refused a statement (SQLSTATE \(state)).")
      }
    }

    /// Why a server cannot be reached; libpq's words name host and user, never the password.
    init(noConnectionTo name: String, words: String, needsPassword: Bool) {
      self.init(
        needsPassword ? .permission : .connection,
        "\(name) cannot be reached: \(words)"
          + (needsPassword ? " Give the password by PGPASSFILE or PGPASSWORD." : ""))
    }

    /// A connection that ended in the midst; `isKept` is nil where the server may have kept the step and not said so.
    init(lostConnectionTo name: String, isKept: Bool?) {
      self.init(
        .connection,
        "The connection to \(name) was lost. "
          + (isKept == nil
            ? "Whether the last step was kept is not known; running it again is safe."
            : "Nothing of the last step was kept; run it again."))
    }
  }
#endif
