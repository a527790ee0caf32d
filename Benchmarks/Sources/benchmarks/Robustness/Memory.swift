import Foundation

enum Memory {
  /// The most memory that the process has had, in MiB, by the system's own account.
  static var peakMiB: Double { field("VmHWM") }

  /// The memory that the process has now, in MiB.
  static var currentMiB: Double { field("VmRSS") }

  private static func field(_ name: String) -> Double {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name + ":") }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({
        Double($0)
      })
    else { return 0 }
    return kilobytes / 1024
  }
}
