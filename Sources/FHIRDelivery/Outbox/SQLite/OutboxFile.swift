internal import Glibc
internal import SystemFiles

/// The files of an outbox, as the system sees them: the file itself, SQLite's two beside it, and the sender's lock.
struct OutboxFile: Sendable {
  /// The path, as it was given.
  let name: String

  /// The path for SQLite, which reads no `file:` and no `:memory:` into it.
  var path: String { name.hasPrefix("/") ? name : "./" + name }

  /// Where the sender's lock is.
  var lockPath: String { path + ".lock" }

  /// Refuses files that others can read, for they hold patients' data; says whether there is a file.
  func check() throws(OutboxError) -> Bool {
    for suffix in ["", "-wal", "-shm", ".lock"] {
      guard let status = FileStatus(path: path + suffix) else {
        guard errno == ENOENT else { throw failure("cannot be looked at") }
        continue
      }
      guard status.isRegular else {
        throw OutboxError(.notAnOutbox, "\(name)\(suffix) is no regular file.")
      }
      // SQLite takes what is shorter than a page for nothing, and would write over it.
      guard !suffix.isEmpty || status.size == 0 || status.size >= 512 else {
        throw OutboxError(
          .notAnOutbox, "\(name) is no outbox. Name another file for the outbox.")
      }
      guard !status.isOpenToOthers else {
        throw OutboxError(
          .readableByOthers,
          "\(name)\(suffix) may hold patients' data, and others than its owner can reach it. Run: "
            + "chmod 600 '\(name)\(suffix)'")
      }
    }
    return access(path, F_OK) == 0
  }

  /// Makes an empty file that only its owner can read, and has the folder remember it.
  ///
  /// SQLite gives its files beside it the same rights. An existing file is never opened here: closing it again would
  /// take SQLite's locks on it away (https://www.sqlite.org/howtocorrupt.html 2.2).
  func create() throws(OutboxError) {
    let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == EEXIST { return }
      throw failure("cannot be made")
    }
    defer { close(file) }
    guard fchmod(file, 0o600) == 0, fsync(file) == 0 else { throw failure("cannot be made") }
    let end = path.lastIndex(of: "/") ?? path.startIndex
    let folder = open(String(path[...end]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw failure("cannot be made: its folder cannot be opened") }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw failure("cannot be made: its folder cannot be written") }
  }

  /// What the last system call's error means.
  func failure(_ what: String) -> OutboxError {
    let reason = String(cString: strerror(errno))
    let code: OutboxError.Code =
      switch errno {
      case EACCES, EPERM, EROFS: .permission
      case ENOSPC, EDQUOT: .full
      case EIO: .inputOutput
      default: .cannotOpen
      }
    return OutboxError(code, "\(name) \(what): \(reason).")
  }
}
