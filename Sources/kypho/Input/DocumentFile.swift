import Foundation

/// A file that a command reads: a path, or `-` for standard input.
struct DocumentFile: Hashable {
  var path: String

  var isStandardInput: Bool { path == "-" }
  /// The name that findings show.
  var name: String { isStandardInput ? "<stdin>" : path }
  /// Whether the name says that each line is a document.
  var hasDocumentPerLine: Bool { path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl") }

  /// The files that arguments mean, patterns among them; folders are searched for `.json`, `.ndjson` and `.jsonl`, in the
  /// order of names.
  ///
  /// - Parameters:
  ///   - arguments: paths, patterns with `*`, or `-`.
  ///   - report: takes each argument that means no file; the others are looked at all the same unless it throws.
  /// - Returns: the files that are there.
  /// - Throws: what `report` throws.
  static func expand(
    _ arguments: [String], orReport report: (Failure) throws -> Void = { throw $0 }
  ) throws -> [DocumentFile] {
    var files: [DocumentFile] = []
    for argument in arguments {
      var isFolder: ObjCBool = false
      if argument == "-" {
        files.append(DocumentFile(path: argument))
      } else if !FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) {
        let found = FilePattern(argument)?.paths ?? []
        files += found.map { DocumentFile(path: $0) }
        guard found.isEmpty else { continue }
        try report(Failure(.unreadable, "there is no file or folder at \(argument)"))
      } else if isFolder.boolValue {
        let found = (FileManager.default.enumerator(atPath: argument)?.allObjects ?? [])
          .compactMap { $0 as? String }
          .filter { [".json", ".ndjson", ".jsonl"].contains(where: $0.hasSuffix) }
          .sorted()
        if found.isEmpty {
          try report(
            Failure(.unreadable, "\(argument) holds no .json, .ndjson or .jsonl file"))
        }
        files += found.map { DocumentFile(path: argument + "/" + $0) }
      } else {
        files.append(DocumentFile(path: argument))
      }
    }
    return files
  }
}
