internal import Glibc

extension SenderIdentity {
  /// Whether another sender of an outbox is known to be gone: it was a process of this machine that is no more.
  ///
  /// A process number may have been given again, also to this process. Of other machines nothing is known: their leases
  /// end. Where the outbox is no file of this one, its name does not tell it from others, for containers may have the same
  /// one and the same process numbers; there it must be the same boot of the same kernel and the same process numbering.
  public func knowsGone(_ other: SenderIdentity, from outbox: any OutboxStore) -> Bool {
    guard other.host == host, other.run != run,
      outbox.isLocal || (place != nil && other.place == place)
    else { return false }
    if other.process == process { return true }
    return other.process > 0 && kill(other.process, 0) != 0 && errno == ESRCH
  }

  /// Makes the identity of a run of this process, whose name of the run also says where its process number means something.
  public static func ofThisProcess(host: String, run: String) -> SenderIdentity {
    SenderIdentity(
      host: host, process: getpid(), run: thisPlace.map { "\(run)@\($0)" } ?? run)
  }

  /// What stands behind the `@` of the run.
  private var place: Substring? {
    guard let mark = run.lastIndex(of: "@") else { return nil }
    return run[run.index(after: mark)...]
  }

  /// The kernel's boot and the namespace of process numbers (proc(5), pid_namespaces(7)); nil where they are not told.
  private static let thisPlace: String? = {
    var bytes = [UInt8](repeating: 0, count: 128)
    let file = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    let bootLength = read(file, &bytes, bytes.count)
    close(file)
    guard bootLength >= 36 else { return nil }
    let boot = String(decoding: bytes.prefix(36), as: UTF8.self)
    let length = bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      return readlink(
        "/proc/self/ns/pid", start.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard length > 0 else { return nil }
    let numbers = bytes.prefix(length).filter { (0x30...0x39).contains($0) }
    return "\(boot).\(String(decoding: numbers, as: UTF8.self))"
  }()
}
