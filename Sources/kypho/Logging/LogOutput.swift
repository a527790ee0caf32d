import Foundation
import Synchronization

/// Where log lines go: standard error, or a file that is added to.
final class LogOutput: Sendable {
  private let descriptor: Int32
  private let turn = Mutex(())

  /// Writes to standard error.
  static let standardError = LogOutput(STDERR_FILENO)

  /// Adds to a file, which is made for its owner alone where it is not there.
  convenience init(path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(
        .cannotCreate, "the log \(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    self.init(descriptor)
  }

  private init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit {
    if descriptor != STDERR_FILENO { close(descriptor) }
  }

  /// Writes a line at once; where that fails, there is nobody to tell.
  func write(line: [UInt8]) {
    guard descriptor != STDERR_FILENO else {
      Talk.write(String(decoding: line, as: UTF8.self))
      return
    }
    turn.withLock { _ in
      var rest = line[...]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes {
          Foundation.write(descriptor, $0.baseAddress, $0.count)
        }
        if written > 0 {
          rest = rest.dropFirst(written)
        } else if errno != EINTR {
          return
        }
      }
    }
  }
}
