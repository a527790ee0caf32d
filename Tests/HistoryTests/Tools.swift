import Foundation
import Glibc
import TestSupport

/// The program, and what is installed here to disturb it.
enum Tools {
  /// `KYPHO` names another build; otherwise it is the one beside the tests.
  static let kypho: String = {
    if let path = ProcessInfo.processInfo.environment["KYPHO"], !path.isEmpty {
      return URL(fileURLWithPath: path).standardizedFileURL.path
    }
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("kypho").path
  }()

  /// Whether a program can be found.
  static func has(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  static let hasGateway = has("nginx") && has("openssl")

  /// A library that makes the wall clock of a process jump, where there is a compiler; nil elsewhere.
  ///
  /// faketime holds up the timers of Swift's runtime with the clock; this leaves them alone.
  static let wrongClock: String? = {
    let folder = FileManager.default.temporaryDirectory.path
    let source = "\(folder)/kypho-wrong-clock-\(getpid()).c"
    let library = "\(folder)/kypho-wrong-clock-\(getpid()).so"
    guard has("cc"),
      (try? wrongClockSource.write(toFile: source, atomically: true, encoding: .utf8)) != nil
    else { return nil }
    defer { unlink(source) }
    return succeeds(["cc", "-shared", "-fPIC", "-O1", "-o", library, source]) ? library : nil
  }()

  private static let wrongClockSource = """
    #define _GNU_SOURCE
    #include <stdlib.h>
    #include <sys/syscall.h>
    #include <sys/time.h>
    #include <time.h>
    #include <unistd.h>
    static long long begin;
    static long long steady(void) {
      struct timespec t;
      syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &t);
      return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
    }
    __attribute__((constructor)) static void start(void) { begin = steady(); }
    static long long offset(void) {
      const char *seconds = getenv("WRONG_CLOCK_SECONDS"), *after = getenv("WRONG_CLOCK_AFTER");
      if (!seconds || !after || steady() - begin < atoll(after)) return 0;
      return atoll(seconds);
    }
    int clock_gettime(clockid_t clock, struct timespec *t) {
      int result = (int)syscall(SYS_clock_gettime, clock, t);
      if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        t->tv_sec += offset();
      return result;
    }
    int gettimeofday(struct timeval *t, void *zone) {
      (void)zone;
      struct timespec now;
      clock_gettime(CLOCK_REALTIME, &now);
      t->tv_sec = now.tv_sec;
      t->tv_usec = now.tv_nsec / 1000;
      return 0;
    }
    time_t time(time_t *t) {
      struct timespec now;
      clock_gettime(CLOCK_REALTIME, &now);
      if (t) *t = now.tv_sec;
      return now.tv_sec;
    }

    """

  /// strace is of use only where a process may trace another.
  static let canTrace = has("strace") && succeeds(["strace", "-o", "/dev/null", "true"])

  static let hasFaultInjection = has("fiu-run")

  /// Small disks can be made where file systems may be mounted.
  static let canMount: Bool = {
    guard geteuid() == 0, has("mount"), let folder = try? Folder() else { return false }
    guard succeeds(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path]) else {
      return false
    }
    return succeeds(["umount", folder.path])
  }()

  /// What no history can be disturbed by here, and for want of what.
  static var missing: [String] {
    [
      (hasGateway, "gateways with client certificates: nginx and openssl"),
      (
        has("openssl") && TokenServerProcess.isInstalled,
        "token servers: openssl, authlib and flask"
      ),
      (wrongClock != nil, "wrong clocks: a C compiler"),
      (canTrace, "failing system calls: strace, where a process may trace another"),
      (hasFaultInjection, "failing disks: fiu-run"),
      (canMount, "full disks: root, where file systems may be mounted"),
    ].filter { !$0.0 }.map(\.1)
  }

  static func succeeds(_ command: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
