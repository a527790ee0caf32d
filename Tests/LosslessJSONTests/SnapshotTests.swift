import Foundation
import TestSupport
import Testing

/// A snapshot that differs, or is not there yet, fails; what is recorded is what the test made.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == nil))
struct SnapshotTests {
  private let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("snapshot-\(UUID().uuidString)/a.json").path

  @Test func isRecordedOnceAndComparedThen() throws {
    defer {
      try? FileManager.default.removeItem(
        at: URL(fileURLWithPath: path).deletingLastPathComponent())
    }
    try withKnownIssue {
      try expectSnapshot(Array("one\ntwo".utf8), at: path)
    } matching: {
      $0.comments.contains { $0.rawValue.hasSuffix("was missing, and is recorded now") }
    }
    #expect(try PackageFolder.bytes(of: path) == Array("one\ntwo".utf8))
    try expectSnapshot(Array("one\ntwo".utf8), at: path)
    try withKnownIssue {
      try expectSnapshot(Array("one\ntoo".utf8), at: path)
    } matching: {
      $0.comments.contains {
        $0.rawValue.hasSuffix("line 2, byte 2\nfound:    too\nexpected: two")
      }
    }
    try withKnownIssue {
      try expectSnapshot(Array("one\ntwo\n".utf8), at: path)
    } matching: {
      $0.comments.contains {
        $0.rawValue.hasSuffix("line 3, byte 1\nfound:    \nexpected: (the end)")
      }
    }
  }

  @Test func thePackageIsFoundFromItsSources() throws {
    let manifest = try PackageFolder.bytes(of: PackageFolder.root + "/Package.swift")
    #expect(!manifest.isEmpty)
    let own = PackageFolder.root + "/Tests/LosslessJSONTests"
    #expect(try PackageFolder.files(in: own, suffix: "ShotTests.swift").isEmpty)
    #expect(
      try PackageFolder.files(in: own, suffix: "shotTests.swift") == [own + "/SnapshotTests.swift"])
  }
}
