/// What a package may be at most, so that a small file cannot unpack to fill the memory.
///
/// The largest of HL7's own packages for R4 have 5 MB as archives, 38 MB unpacked, 2 MB in a file, and 2 million values.
public struct PackageLimits: Hashable, Sendable {
  /// The length of the .tgz file, in bytes.
  public var compressed: Int
  /// The length of everything in it, in bytes.
  public var unpacked: Int
  /// How many times its own length an archive may unpack to, beyond the first 16 MiB.
  public var growth: Int
  /// The length of one file in it, in bytes.
  public var file: Int
  /// The number of files in it.
  public var files: Int
  /// The number of JSON values in the resources that are read: each takes 16 bytes beside its text.
  public var values: Int

  /// Makes limits; by default 128 MiB, 2 GiB, 50 times, 64 MiB, 100,000 files and 32 million values.
  public init(
    compressed: Int = 128 << 20, unpacked: Int = 2 << 30, growth: Int = 50, file: Int = 64 << 20,
    files: Int = 100_000, values: Int = 32_000_000
  ) {
    self.compressed = compressed
    self.unpacked = unpacked
    self.growth = growth
    self.file = file
    self.files = files
    self.values = values
  }

  /// The limits of an archive of some length: a small one may unpack to less, and hold fewer values.
  func ofArchive(length: Int) -> PackageLimits {
    var limits = self
    let (grown, isTooMuch) = length.multipliedReportingOverflow(by: max(growth, 0))
    if !isTooMuch, grown < unpacked - (16 << 20) { limits.unpacked = (16 << 20) + grown }
    limits.values = min(values, max(limits.unpacked, 0) / 8)
    return limits
  }
}
