import Foundation

/// Reads a file line by line in constant memory.
struct LineReader: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false
  /// The number of the line that was read last, from 1.
  private(set) var line = 0

  /// Opens a file.
  init(_ file: DocumentFile) throws {
    name = file.name
    descriptor =
      file.isStandardInput ? dup(STDIN_FILENO) : Foundation.open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(.unreadable, "\(name) cannot be read: \(String(cString: strerror(errno)))")
    }
  }

  deinit { close(descriptor) }

  /// The next line without its end; `nil` after the last.
  mutating func next() throws -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        line += 1
        let hasReturn = end > start && buffer[end - 1] == UInt8(ascii: "\r")
        return Array(buffer[start..<(hasReturn ? end - 1 : end)])
      }
      searched = buffer.count - start
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        line += 1
        return Array(buffer[start...])
      }
      try fill()
    }
  }

  /// All that has not been read yet.
  mutating func rest() throws -> [UInt8] {
    while !isAtEnd { try fill() }
    defer { start = buffer.count }
    return Array(buffer[start...])
  }

  private mutating func fill() throws {
    buffer.removeSubrange(..<start)
    start = 0
    let used = buffer.count
    let size = 1 << 16
    buffer.append(contentsOf: repeatElement(0, count: size))
    let count = buffer.withUnsafeMutableBytes { bytes in
      Foundation.read(descriptor, bytes.baseAddress?.advanced(by: used), size)
    }
    let code = errno
    buffer.removeLast(size - max(count, 0))
    if count == 0 { isAtEnd = true }
    if count < 0, code != EINTR {
      throw Failure(.unreadable, "\(name) cannot be read: \(String(cString: strerror(code)))")
    }
  }
}
