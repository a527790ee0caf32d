internal import Foundation

/// A folder of JSON files with records, in the order of their names; bundles (`*.bundle.json`) are passed over.
struct FolderInput: RecordInput {
  private var files: ArraySlice<String>
  private let limits: RecordLimits
  private var current: (any RecordInput)?

  init(_ folder: String, limits: RecordLimits) throws(RecordError) {
    self.limits = limits
    files = try Self.files(in: folder).filter(Self.isRecordFile).map { "\(folder)/\($0)" }[...]
    if files.isEmpty {
      throw RecordError(
        .format, folder, "holds neither encounters.csv nor a JSON file with records")
    }
  }

  /// A file that cannot be read leaves the next ones as they are.
  let canGoOn = true

  mutating func next() throws(RecordError) -> RawItem? {
    do throws(RecordError) {
      while true {
        if let item = try current?.next() { return item }
        guard let file = files.popFirst() else { return nil }
        let format = RecordFormat(ofFile: file) ?? .json
        current = try RecordFormat.input(
          of: InputFile(file), file: file, format: format, limits: limits)
      }
    } catch {
      current = nil
      throw error
    }
  }

  static func files(in folder: String) throws(RecordError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw RecordError(.unreadable, folder, "the folder cannot be read")
    }
  }

  private static func isRecordFile(_ name: String) -> Bool {
    guard let format = RecordFormat(ofFile: name), format != .csv else { return false }
    return !name.hasSuffix(".bundle.json") && !name.hasPrefix(".")
  }
}

extension FolderInput {
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
