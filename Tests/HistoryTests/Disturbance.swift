import TestSupport

/// What happens to a run of the program from outside.
enum Disturbance: Hashable {
  case none
  /// A signal after a share of the time that a run takes.
  case signal(Int32, after: Double)
  /// The server is killed, and back after some milliseconds.
  case serverKill(after: Double, awayMilliseconds: Int)
  /// A second sender on the same outbox.
  case secondSender
  /// The clock jumps by so many seconds after so many milliseconds.
  case clock(Int, after: Int)
  /// No file may become larger than so many blocks of 512 bytes.
  case fileLimit(Int)
  /// The disk has so many kilobytes left.
  case fullDisk(Int)
  /// A system call fails, or the process is killed at it, at its nth time.
  case systemCall(String, String, time: Int)
  /// Calls of the kind fail by chance.
  case faultInjection(String, probability: Double)
  /// The token is good for so many seconds.
  case token(seconds: Int)

  /// What it is counted as.
  var kind: String {
    switch self {
    case .none: "undisturbed"
    case .signal(9, _): "kill -9 of the program"
    case .signal(15, _): "SIGTERM"
    case .signal: "Ctrl-C"
    case .serverKill: "kill -9 of the server"
    case .secondSender: "two senders"
    case .clock: "clock jump"
    case .fileLimit: "file size limit"
    case .fullDisk: "full disk"
    case .systemCall(_, let what, _): what == "signal=KILL" ? "kill at a system call" : "I/O error"
    case .faultInjection: "I/O errors by chance"
    case .token: "token expiry"
    }
  }

  /// Draws one of those that can be made here.
  static func draw(
    only: String?, canFillDisk: Bool, using generator: inout SeededGenerator
  ) -> Disturbance {
    if only == "kill" { return .signal(9, after: Double.random(in: 0...1.2, using: &generator)) }
    let share = Double.random(in: 0...1.2, using: &generator)
    let number = Int.random(in: 1...40, using: &generator)
    let syscall = ["fdatasync,fsync", "pwrite64", "sendto,sendmsg", "recvfrom,read"].randomElement(
      using: &generator)
    switch Int.random(in: 0..<20, using: &generator) {
    case 0..<6: return .signal(9, after: share)
    case 6: return .signal(15, after: share)
    case 7: return .signal(2, after: share)
    case 8..<11: return .serverKill(after: share, awayMilliseconds: number * 25)
    case 11: return .secondSender
    case 12 where Tools.wrongClock != nil:
      return .clock([259_200, -7200, 10, -34_560_000][number % 4], after: number % 8 * 100)
    case 13: return .fileLimit(number * 16)
    case 14, 15:
      if canFillDisk { return .fullDisk(number * 8) }
      return .fileLimit(number * 16)
    case 16 where Tools.canTrace: return .systemCall(syscall ?? "", "signal=KILL", time: number)
    case 17 where Tools.canTrace:
      let error = number % 2 == 0 ? "EIO" : "ENOSPC"
      return .systemCall(
        number % 3 == 0 ? "pwrite64" : "fdatasync,fsync", "error=\(error)", time: number)
    case 18 where Tools.hasFaultInjection:
      return .faultInjection("posix/io/sync/*", probability: Double(number) / 200)
    case 19: return .token(seconds: number % 3)
    default: return .none
    }
  }
}
