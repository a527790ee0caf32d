import Foundation

/// What the program says to a person: on stderr, so that stdout carries data alone.
struct Talk: Sendable {
  /// Whether only errors are said.
  var isQuiet = false

  /// Says something that a person wants to know.
  func note(_ text: String) {
    if !isQuiet { Self.write("kypho: \(text)\n") }
  }

  /// Says what went wrong; also when quiet.
  func error(_ text: String) { Self.write("kypho: \(text)\n") }

  /// Whether a person watches stderr.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes to stderr; where that fails, there is nobody to tell.
  static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes {
        Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count)
      }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return
      }
    }
  }
}
