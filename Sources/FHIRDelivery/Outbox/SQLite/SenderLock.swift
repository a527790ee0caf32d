internal import Glibc
internal import Synchronization

/// What only one sending process per outbox has: a lock of the system on `<file>.lock`, with the holder's name inside.
///
/// It belongs to the open file (`F_OFD_SETLK`, fcntl(2)), so it ends with the process, however that ends, and other handles on the
/// file do not disturb it. Unlike `flock`, it can be asked about without being taken.
public final class SenderLock: Sendable {
  // Linux's numbers; the C library shows them to GNU sources only, which Swift's import is not.
  private static let ask: Int32 = 36
  private static let set: Int32 = 37

  private let file: OutboxFile
  private let handle: Int32

  /// Opens the lock of an outbox, without taking it.
  public init(path: String) throws(OutboxError) {
    file = OutboxFile(name: path)
    handle = open(file.lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard handle >= 0 else { throw OutboxFile(name: path + ".lock").failure("cannot be opened") }
  }

  deinit { close(handle) }

  /// Takes the lock; who has it already, or nil where it is taken now.
  public func tryLock(as identity: SenderIdentity) throws(OutboxError) -> SenderIdentity? {
    var region = Self.region(F_WRLCK)
    guard fcntl(handle, Self.set, &region) == 0 else {
      guard errno == EAGAIN || errno == EACCES else { throw failure("cannot be locked") }
      return Self.identity(in: handle) ?? .nobody
    }
    let text = Array("\(identity.process) \(identity.run) \(identity.host)\n".utf8)
    guard ftruncate(handle, 0) == 0, pwrite(handle, text, text.count, 0) == text.count else {
      throw failure("cannot be written")
    }
    return nil
  }

  /// Gives the lock back.
  public func unlock() {
    var region = Self.region(F_UNLCK)
    ftruncate(handle, 0)
    _ = fcntl(handle, Self.set, &region)
  }

  /// Who sends from an outbox now, if anybody does.
  public static func holder(path: String) -> SenderIdentity? {
    let handle = open(OutboxFile(name: path).lockPath, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { return nil }
    defer { close(handle) }
    var region = region(F_RDLCK)
    guard fcntl(handle, ask, &region) == 0, region.l_type != Int16(F_UNLCK) else {
      return nil
    }
    return identity(in: handle) ?? .nobody
  }

  private static func region(_ type: Int32) -> flock {
    var region = flock()
    region.l_type = Int16(type)
    region.l_whence = Int16(SEEK_SET)
    return region
  }

  private static func identity(in handle: Int32) -> SenderIdentity? {
    var bytes = [UInt8](repeating: 0, count: 512)
    let length = pread(handle, &bytes, bytes.count, 0)
    guard length > 0 else { return nil }
    let words = String(decoding: bytes.prefix(length), as: UTF8.self)
      .split(maxSplits: 2) { $0 == " " || $0 == "\n" }
    guard words.count == 3, let process = Int32(words[0]) else { return nil }
    return SenderIdentity(
      host: String(words[2].prefix { $0 != "\n" }), process: process, run: String(words[1]))
  }

  private func failure(_ what: String) -> OutboxError {
    OutboxFile(name: file.name + ".lock").failure(what)
  }
}

extension SenderIdentity {
  /// Whoever has the lock and has not written its name yet.
  fileprivate static let nobody = Self(host: "this host", process: 0, run: "")
}
