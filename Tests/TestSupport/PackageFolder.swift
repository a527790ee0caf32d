internal import Foundation

/// The folders and files of the package, found from where this source file lies.
public enum PackageFolder {
  /// The folder that holds `Package.swift`.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The records that the package ships, and their expected bundles.
  public static var samples: String { root + "/Samples" }

  /// The source of the profiles.
  public static var profiles: String { root + "/Profiles" }

  /// The bytes of a file.
  ///
  /// - Throws: what the system says where the file cannot be read.
  public static func bytes(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// The full paths of a folder's files with a suffix (`.bundle.json`), sorted; of the folders in it, none.
  ///
  /// - Throws: what the system says where the folder cannot be read.
  public static func files(in folder: String, suffix: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(suffix) && !$0.contains(".build/") }
      .sorted()
      .map { folder + "/" + $0 }
      .filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
  }

  /// The full paths of all files with a suffix below a folder, sorted.
  ///
  /// - Throws: what the system says where the folder cannot be read.
  public static func filesBelow(_ folder: String, suffix: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(suffix) && !$0.contains(".build/") }
      .sorted()
      .map { folder + "/" + $0 }
  }
}
