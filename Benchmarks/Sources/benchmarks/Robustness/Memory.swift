import Foundation

enum Memory {
  /// The most memory that the process has had, in MiB.
  static var peakMiB: Double {
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
