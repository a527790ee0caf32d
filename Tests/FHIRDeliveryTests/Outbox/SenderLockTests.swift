import FHIRDelivery
import Foundation
import TestSupport
import Testing

@Suite("Only one sends from an outbox, and everybody can see who", .takingTurns)
struct SenderLockTests {
  private let here = SenderIdentity(host: "db1", process: 4711, run: "run-1")
  private let there = SenderIdentity(host: "db1", process: 4712, run: "run-2")

  @Test("the second is told who has it, until it is given back")
  func second() throws {
    let folder = try OutboxFolder()
    let first = try SenderLock(path: folder.file)
    let second = try SenderLock(path: folder.file)
    #expect(try first.tryLock(as: here) == nil)
    #expect(try second.tryLock(as: there) == here)
    #expect(SenderLock.holder(path: folder.file) == here)
    first.unlock()
    #expect(SenderLock.holder(path: folder.file) == nil)
    #expect(try second.tryLock(as: there) == nil)
    #expect(try first.tryLock(as: here) == there)
  }

  @Test("the status says who sends")
  func status() async throws {
    let folder = try OutboxFolder()
    let outbox = try folder.open()
    let lock = try SenderLock(path: folder.file)
    #expect(try await outbox.status(at: UnixTime(milliseconds: 0)).sender == nil)
    _ = try lock.tryLock(as: here)
    #expect(try await outbox.status(at: UnixTime(milliseconds: 0)).sender == here)
    lock.unlock()
    try outbox.close()
  }

  @Test("asking who has it does not take it away")
  func asking() throws {
    let folder = try OutboxFolder()
    let first = try SenderLock(path: folder.file)
    _ = try first.tryLock(as: here)
    for _ in 0..<10 { #expect(SenderLock.holder(path: folder.file) == here) }
    let second = try SenderLock(path: folder.file)
    #expect(try second.tryLock(as: there) == here)
  }

  @Test("a process that is killed has it no more")
  func killed() throws {
    let folder = try OutboxFolder()
    let script = """
      import ctypes, fcntl, os, struct, sys, time
      handle = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT, 0o600)
      fcntl.fcntl(handle, 37, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0))
      os.pwrite(handle, b"99 run-9 db9\\n", 0)
      print("locked", flush=True)
      time.sleep(60)
      """
    let python = "/usr/bin/python3"
    guard FileManager.default.isExecutableFile(atPath: python) else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", script, folder.file + ".lock"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    _ = output.fileHandleForReading.availableData
    let lock = try SenderLock(path: folder.file)
    #expect(
      try lock.tryLock(as: here) == SenderIdentity(host: "db9", process: 99, run: "run-9"))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try lock.tryLock(as: here) == nil)
  }
}
