import Foundation

/// The files of a suite.
enum SuiteFile {
  /// The bytes of a file.
  ///
  /// - Throws: what the system says where it cannot be read.
  static func bytes(of path: String) throws -> [UInt8] {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    return Array(try file.readToEnd() ?? Data())
  }
}
