/// What a package may be at most, so that a small file cannot unpack to fill the memory.
public struct PackageLimits: Sendable {
  /// The length of the .tgz file, in bytes.
  public var compressed: Int
  /// The length of everything in it, in bytes.
  public var unpacked: Int
  /// The length of one file in it, in bytes.
  public var file: Int
  /// The number of files in it.
  public var files: Int

  /// Makes limits; by default 512 MiB, 4 GiB, 256 MiB and 200,000 files.
  public init(
    compressed: Int = 512 << 20, unpacked: Int = 4 << 30, file: Int = 256 << 20,
    files: Int = 200_000
  ) {
    self.compressed = compressed
    self.unpacked = unpacked
    self.file = file
    self.files = files
  }
}
