internal import Foundation
public import Testing

/// Expects a text to be that of a file in `Snapshots/` beside the test.
///
/// Where `RECORD_SNAPSHOTS` is set the file is written instead. A file that is missing is written too, and the test
/// fails, so that nobody takes a first run for a check.
///
/// - Parameters:
///   - text: what the test made.
///   - name: the file's name, with its extension.
///   - testFile: the source file beside which `Snapshots/` lies.
///   - sourceLocation: where a failure is shown.
/// - Throws: what the system says where the file cannot be read or written.
public func expectSnapshot(
  _ text: String, named name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().path + "/Snapshots"
  try expectSnapshot(Array(text.utf8), at: folder + "/" + name, sourceLocation: sourceLocation)
}

/// Expects bytes to be those of a file, by its full path; records as `expectSnapshot(_:named:)` does.
///
/// - Parameters:
///   - bytes: what the test made.
///   - path: where the expected bytes are.
///   - sourceLocation: where a failure is shown.
/// - Throws: what the system says where the file cannot be read or written.
public func expectSnapshot(
  _ bytes: [UInt8], at path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil
  if !isRecording, FileManager.default.fileExists(atPath: path) {
    let expected = try PackageFolder.bytes(of: path)
    if let difference = firstDifference(bytes, expected) {
      Issue.record("is not what \(path) holds: \(difference)", sourceLocation: sourceLocation)
    }
    return
  }
  let url = URL(fileURLWithPath: path)
  try FileManager.default.createDirectory(
    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
  try Data(bytes).write(to: url, options: .atomic)
  if !isRecording {
    Issue.record("\(path) was missing, and is recorded now", sourceLocation: sourceLocation)
  }
}

/// Says where two texts part, with the line of each; `nil` where they are the same.
func firstDifference(_ found: [UInt8], _ expected: [UInt8]) -> String? {
  guard found != expected else { return nil }
  let foundLines = found.split(separator: 0x0A, omittingEmptySubsequences: false)
  let expectedLines = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
  let same = zip(foundLines, expectedLines).prefix { $0 == $1 }.count
  let column = zip(
    same < foundLines.count ? foundLines[same] : [],
    same < expectedLines.count ? expectedLines[same] : []
  ).prefix { $0 == $1 }.count
  return """
    line \(same + 1), byte \(column + 1)
    found:    \(excerpt(foundLines, line: same, around: column))
    expected: \(excerpt(expectedLines, line: same, around: column))
    """
}

/// Minified JSON is one long line: only the part around the difference helps.
private func excerpt(_ lines: [ArraySlice<UInt8>], line: Int, around column: Int) -> String {
  guard line < lines.count else { return "(the end)" }
  return String(decoding: lines[line].dropFirst(max(0, column - 60)).prefix(160), as: UTF8.self)
}
