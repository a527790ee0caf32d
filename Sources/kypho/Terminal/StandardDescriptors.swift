import Foundation

/// The three descriptors that a program is started with.
enum StandardDescriptors {
  /// Puts something in the place of those that are closed.
  ///
  /// Otherwise the next file or socket that is opened gets the number, and what is meant for stdout or stderr would be
  /// written into it. What stands there cannot be read from or written to, so that whoever tries hears of it.
  static func reserve() {
    for descriptor in STDIN_FILENO...STDERR_FILENO
    where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
