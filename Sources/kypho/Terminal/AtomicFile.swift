import Foundation

/// A file that is there whole or not at all, whoever reads it and whenever the program ends.
enum AtomicFile {
  /// Says before any work is done that a file could not be written at its end.
  static func check(_ path: String) throws {
    guard access(path.folderOfPath, W_OK) == 0 else {
      throw Failure(
        .cannotCreate, "\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  /// Writes beside the file, and puts that in its place.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws {
    let temporary = "\(path).\(getpid()).tmp"
    _ = unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(.cannotCreate, path) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        break
      }
    }
    let failure = failure(.inputOutput, path)
    let isSafe = rest.isEmpty && fsync(descriptor) == 0
    guard close(descriptor) == 0, isSafe, rename(temporary, path) == 0 else {
      _ = unlink(temporary)
      throw failure
    }
  }

  private static func failure(_ status: ExitStatus, _ path: String) -> Failure {
    Failure(status, "\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
