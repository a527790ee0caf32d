internal import Glibc

/// What the system knows of a file.
package struct FileStatus: Hashable, Sendable {
  /// When its content last changed, in nanoseconds since 1970.
  package let modified: Int64
  /// Its size in bytes.
  package let size: Int64
  /// Its number on its file system.
  package let node: UInt64
  /// Whether it is a file, and no folder, pipe or device.
  package let isRegular: Bool
  /// Whether it is a pipe, named or not.
  package let isPipe: Bool
  /// Whether others than its owner may read, change or run it.
  package let isOpenToOthers: Bool

  /// Of what stands at a path; nil where nothing can be seen there.
  package init?(path: String) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return nil }
    self.init(facts)
  }

  /// Of an open file; nil where the descriptor is none.
  package init?(descriptor: Int32) {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { return nil }
    self.init(facts)
  }

  private init(_ facts: stat) {
    let (seconds, _) = Int64(facts.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    modified = seconds &+ Int64(facts.st_mtim.tv_nsec)
    size = Int64(facts.st_size)
    node = UInt64(facts.st_ino)
    isRegular = facts.st_mode & S_IFMT == S_IFREG
    isPipe = facts.st_mode & S_IFMT == S_IFIFO
    isOpenToOthers = facts.st_mode & (S_IRWXG | S_IRWXO) != 0
  }
}
