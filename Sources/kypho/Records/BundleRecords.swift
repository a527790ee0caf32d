import Foundation
import Kyphoplasty
import KyphoplastyFHIR

/// The records of some files' bundles, one after another, with what was found said as it is met.
struct BundleRecords {
  /// A file, and whether it was found in a folder, where other things may lie as well.
  struct File {
    var file: DocumentFile
    var isOfFolder: Bool
  }

  private var files: ArraySlice<File>
  private var current: (file: File, source: DocumentSource)?
  private var reader: BundleReader
  private var waiting: ArraySlice<BundleReader.Record> = []
  private let report: FindingReport
  private let progress: Progress

  /// Bundles of encounters, and of what encounters share.
  private(set) var encounterCount = 0
  private(set) var directoryCount = 0
  /// Records, and those of them that lack something.
  private(set) var recordCount = 0
  private(set) var incompleteCount = 0
  /// Bundles of encounters that gave no record.
  private(set) var failedCount = 0
  /// Documents that hold no encounter with an augmentation.
  private(set) var otherCount = 0
  /// Files of folders that hold no bundle.
  private(set) var passedOverCount = 0
  /// Whether all of the input could be read.
  private(set) var inputStatus = ExitStatus.clean

  init(
    _ files: [File], options: BundleReader.Options, report: FindingReport, progress: Progress
  ) {
    self.files = files[...]
    self.report = report
    self.progress = progress
    reader = BundleReader(options: options)
  }

  /// The files that the arguments name; in a folder those first that are called a directory.
  static func files(_ arguments: [String]) throws -> [File] {
    try arguments.flatMap { argument in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder)
      let files = try DocumentFile.expand([argument])
      guard exists, isFolder.boolValue else {
        return files.map { File(file: $0, isOfFolder: false) }
      }
      let directories = files.filter(\.isNamedDirectory)
      return (directories + files.filter { !$0.isNamedDirectory })
        .map { File(file: $0, isOfFolder: true) }
    }
  }

  /// The next record; `nil` after the last bundle.
  mutating func next() throws -> BundleReader.Record? {
    if waiting.isEmpty { try fill() }
    guard let record = waiting.popFirst() else { return nil }
    recordCount += 1
    if !record.lacking.isEmpty { incompleteCount += 1 }
    return record
  }

  /// Reads on to the next bundle that gives a record.
  private mutating func fill() throws {
    while waiting.isEmpty, let (document, file) = try nextDocument() {
      let result = reader.read(
        document.bytes, file: file.file.name, firstLine: document.firstLine)
      if result.kind == .other, file.isOfFolder {
        passedOverCount += 1
        continue
      }
      try report.write(result.findings.map { ExportFinding($0) })
      switch result.kind {
      case .directory: directoryCount += 1
      case .other: otherCount += 1
      case .encounter:
        encounterCount += 1
        if result.records.isEmpty { failedCount += 1 }
        progress.show(encounterCount, remark: failedCount > 0 ? "\(failedCount) not read" : "")
        waiting = result.records[...]
      }
    }
  }

  /// Whether something gave no record that should have given one.
  var hasFailed: Bool { failedCount > 0 || otherCount > 0 }

  private mutating func nextDocument() throws -> (DocumentSource.Document, File)? {
    while true {
      do {
        if let current, let document = try current.source.next() {
          return (document, current.file)
        }
        guard let file = files.popFirst() else { return nil }
        current = (file, try DocumentSource(file.file))
      } catch let failure as Failure where failure.status == .unreadable {
        // The other files are read all the same.
        Talk().error(failure.description)
        inputStatus = .unreadable
        current = nil
      }
    }
  }

  /// `16 records from 16 bundles of encounters and 9 directories`.
  var summary: String {
    func count(_ number: Int, _ noun: String, _ plural: String) -> String {
      "\(number) \(number == 1 ? noun : plural)"
    }
    var text = count(recordCount, "record", "records")
    if incompleteCount > 0 {
      text += ", \(incompleteCount) of them lacking what 'kypho map' asks for,"
    }
    text += " from "
    text += count(encounterCount, "bundle of an encounter", "bundles of encounters")
    text += " and " + count(directoryCount, "directory", "directories")
    if otherCount > 0 {
      text += "; " + count(otherCount, "document", "documents") + " without an augmentation"
    }
    if passedOverCount > 0 {
      text +=
        "; " + count(passedOverCount, "file that holds", "files that hold")
        + " no bundle passed over"
    }
    return text
  }
}

extension DocumentFile {
  /// Whether the file is named as 'kypho map --out' names what encounters share.
  fileprivate var isNamedDirectory: Bool {
    path.split(separator: "/").last?.hasPrefix("directory") == true
  }
}
