internal import Foundation

/// The folder with the published packages and test suites that some tests read in place.
///
/// It is no part of the package: where it is missing, such tests are skipped.
///
///     @Test(.enabled(if: try SharedFolder.isPresent))
///     func everyCaseOfTheSuite() throws {
///       let bytes = try SharedFolder.bytes(of: "corpora/validator/manifest.json")
public enum SharedFolder {
  /// The folder that `KYPHO_SHARED` names; `nil` where it is not set.
  ///
  /// Says once that tests are skipped. A `KYPHO_SHARED` that names no folder is an error, so that a mistyped path
  /// cannot pass for a clean run.
  public static var path: String? { get throws { try found.get() } }

  /// Whether tests can read the folder.
  public static var isPresent: Bool { get throws { try path != nil } }

  /// The bytes of a file, by its path in the folder.
  ///
  /// - Throws: `SharedFolderError`, or what the system says where the file cannot be read.
  public static func bytes(of relativePath: String) throws -> [UInt8] {
    guard let path = try path else { throw SharedFolderError.missing }
    return try PackageFolder.bytes(of: path + "/" + relativePath)
  }

  private static let found: Result<String?, SharedFolderError> = {
    guard let named = ProcessInfo.processInfo.environment["KYPHO_SHARED"], !named.isEmpty else {
      print("Tests that read published packages and suites are skipped: KYPHO_SHARED is not set.")
      return .success(nil)
    }
    return isFolder(named) ? .success(named) : .failure(.notAFolder(named))
  }()

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

/// Why the shared data cannot be read.
public enum SharedFolderError: Error, Equatable {
  /// `KYPHO_SHARED` is set, and names no folder.
  case notAFolder(String)
  /// A test that needs the data runs without being enabled by `SharedFolder.isPresent`.
  case missing
}
