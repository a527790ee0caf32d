import SystemFiles

/// Sees which files are changed, new ones in folders among them.
///
/// It looks at times and sizes a few times a second: that works on every file system, network drives included.
struct FileWatch {
  private let arguments: [String]
  private var marks: [DocumentFile: FileStatus] = [:]

  init(_ arguments: [String]) { self.arguments = arguments }

  /// The files that there are.
  mutating func all(orReport report: (Failure) throws -> Void) throws -> [DocumentFile] {
    let files = try DocumentFile.expand(arguments, orReport: report)
    for file in files where !file.isStandardInput { marks[file] = FileStatus(path: file.path) }
    return files
  }

  /// Waits until files are changed; `nil` where the user wants an end.
  mutating func changes() async -> [DocumentFile]? {
    while !Interruption.isRequested {
      try? await Task.sleep(for: .milliseconds(200))
      // Whatever cannot be read at this moment is looked at again.
      let files = (try? DocumentFile.expand(arguments) { _ in }) ?? []
      var changed: [DocumentFile] = []
      for file in files {
        let mark = FileStatus(path: file.path)
        guard let mark, marks[file] != mark else { continue }
        marks[file] = mark
        changed.append(file)
      }
      if !changed.isEmpty { return changed }
    }
    return nil
  }
}
