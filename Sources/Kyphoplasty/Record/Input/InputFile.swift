internal import Foundation

/// A file that is open for reading, or the standard input.
public final class InputFile: ByteSource {
  /// The name that stands for the standard input.
  public static let standardInput = "-"

  private let descriptor: Int32
  private let name: String

  /// Opens a file; `-` is the standard input.
  ///
  /// - Throws: `RecordError` where it cannot be opened.
  public init(_ path: String) throws(RecordError) {
    name = path
    if path == Self.standardInput {
      descriptor = 0
      return
    }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw RecordError(.unreadable, path, Self.reason()) }
  }

  deinit {
    if descriptor > 0 { close(descriptor) }
  }

  /// The next bytes, at most so many; none at the end.
  public func read(upTo count: Int) throws(RecordError) -> [UInt8] {
    try bytes(count) { Foundation.read(descriptor, $0, count) }
  }

  /// Bytes from a place in the file, whatever was read before.
  package func read(upTo count: Int, at offset: Int) throws(RecordError) -> [UInt8] {
    try bytes(count) { pread(descriptor, $0, count, off_t(offset)) }
  }

  private func bytes(
    _ count: Int, _ read: (UnsafeMutableRawPointer?) -> Int
  ) throws(RecordError) -> [UInt8] {
    while true {
      var result = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        result = read(UnsafeMutableRawPointer(buffer.baseAddress))
        initialized = max(0, result)
      }
      if result >= 0 { return bytes }
      guard errno == EINTR else { throw RecordError(.unreadable, name, Self.reason()) }
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
