import Foundation
import Synchronization

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

  /// Whether a line stands there that the next one takes the place of.
  private static let hasLine = Mutex(false)

  /// Writes to stderr; where that fails, there is nobody to tell.
  static func write(_ text: String) {
    hasLine.withLock { hasLine in
      put(hasLine ? "\r\u{1B}[K\(text)" : text)
      hasLine = false
    }
  }

  /// Shows a line that goes away with whatever is written next; an empty one only wipes.
  static func show(line: String) {
    hasLine.withLock { hasLine in
      // A line that is broken by the terminal's edge cannot be wiped.
      if hasLine || !line.isEmpty { put("\r\u{1B}[K\(line.prefix(width - 1))") }
      hasLine = !line.isEmpty
    }
  }

  /// The columns of the terminal.
  private static var width: Int {
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1
    return isKnown ? Int(size.ws_col) : 80
  }

  private static func put(_ text: String) {
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
