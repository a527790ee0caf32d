import Foundation
import SystemFiles

/// Data for stdout, or for a file, gathered into large writes.
struct ByteOutput: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private var buffer: [UInt8] = []

  /// Writes to stdout.
  static func standard() -> ByteOutput { ByteOutput(STDOUT_FILENO, "standard output") }

  /// Writes to a new file, or over an old one; `nil` and `-` are stdout.
  ///
  /// A new file is its owner's alone. What holds patients is private, and then an old file that others may read becomes so
  /// before anything is written to it.
  static func file(_ path: String?, isPrivate: Bool = false) throws -> ByteOutput {
    guard let path, path != "-" else { return standard() }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(.cannotCreate, "\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    let output = ByteOutput(descriptor, path)
    if isPrivate {
      // What is no file, such as a device, belongs to all.
      if let status = FileStatus(descriptor: descriptor), status.isRegular, status.isOpenToOthers,
        fchmod(descriptor, 0o600) != 0
      {
        throw Failure(
          .cannotCreate, "\(path) can be read by others, and that cannot be changed: name another")
      }
    }
    return output
  }

  private init(_ descriptor: Int32, _ name: String) {
    self.descriptor = descriptor
    self.name = name
    buffer.reserveCapacity(1 << 17)
  }

  deinit {
    if descriptor != STDOUT_FILENO { close(descriptor) }
  }

  /// Adds bytes.
  mutating func write(_ bytes: some Collection<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Adds text.
  mutating func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Hands over all that was added; must be called at the end, for a failure to write has to be told.
  mutating func flush() throws {
    try buffer.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let written = Foundation.write(
          descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
        if written < 0 {
          if errno == EINTR { continue }
          if errno == EPIPE { throw BrokenPipe() }
          throw Failure(
            .inputOutput, "\(name) cannot be written: \(String(cString: strerror(errno)))")
        }
        offset += written
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The reader of our output has gone: no fault, and nothing more to say.
struct BrokenPipe: Error {}
