import Foundation

/// Keeps the text that is being worked on in a file that outlives the process, whatever becomes of it.
final class BlackBox: @unchecked Sendable {
  let path: String
  private let memory: UnsafeMutableRawPointer
  private let capacity: Int

  init(path: String, capacity: Int = 1 << 20) throws {
    self.path = path
    self.capacity = capacity
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0, ftruncate(file, off_t(capacity)) == 0,
      let memory = mmap(nil, capacity, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0),
      memory != MAP_FAILED
    else { throw CannotWrite(path: path) }
    close(file)
    self.memory = memory
  }

  /// What a text is for, its length in a line, and the text.
  func record(_ kind: String, _ text: [UInt8]) {
    let head = Array("\(kind) \(text.count)\n".utf8)
    head.withUnsafeBytes { bytes in
      if let source = bytes.baseAddress { memory.copyMemory(from: source, byteCount: bytes.count) }
    }
    text.withUnsafeBytes { bytes in
      let count = min(bytes.count, capacity - head.count)
      if count > 0, let source = bytes.baseAddress {
        (memory + head.count).copyMemory(from: source, byteCount: count)
      }
    }
  }

  struct CannotWrite: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path) cannot be written" }
  }
}
