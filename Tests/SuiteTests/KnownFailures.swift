import Foundation
import TestSupport
import Testing

/// The runs of a suite that are known to fail, each with the reason: a text file beside the tests, with a line for each.
///
///     name of the run | why it fails
///
/// A run that fails and is not on the list fails the test, and so does one that passes although it is on it. With
/// `RECORD_KNOWN_FAILURES` set, the list is written anew: reasons are kept, and new entries wait for theirs as `?`, which
/// fails the test from then on.
struct KnownFailures {
  private let path: String
  private var reasons: [String: String] = [:]
  private let heading: [Substring]

  /// Reads a list.
  init(_ name: String, testFile: String = #filePath) throws {
    let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent().path
    path = folder + "/KnownFailures/" + name
    let text = String(decoding: (try? PackageFolder.bytes(of: path)) ?? [], as: UTF8.self)
    let lines = text.split(separator: "\n")
    heading = Array(lines.prefix { $0.hasPrefix("#") })
    for line in lines.dropFirst(heading.count) {
      let parts = line.split(separator: "|", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      reasons[parts.first ?? ""] = parts.count == 2 ? parts[1] : "?"
    }
  }

  /// Compares what failed with the list.
  ///
  /// - Parameters:
  ///   - failures: the runs that failed, with what went wrong.
  ///   - runs: all runs; `nil` where only failures have names.
  /// - Throws: where the list cannot be written.
  func check(_ failures: [String: String], among runs: Set<String>? = nil) throws {
    if ProcessInfo.processInfo.environment["RECORD_KNOWN_FAILURES"] != nil {
      return try record(failures.keys.sorted())
    }
    for (name, fault) in failures.sorted(by: { $0.key < $1.key }) where reasons[name] == nil {
      Issue.record("\(name) failed: \(fault)")
    }
    for (name, reason) in reasons.sorted(by: { $0.key < $1.key }) {
      if let runs, !runs.contains(name) {
        Issue.record("\(name) is no run of the suite, and is listed as a known failure")
      } else if failures[name] == nil {
        Issue.record("\(name) passes now, and is listed as a known failure: \(reason)")
      } else if reason == "?" {
        Issue.record("\(name) is listed as a known failure without a reason")
      }
    }
  }

  private func record(_ names: [String]) throws {
    let lines =
      heading.map(String.init) + names.map { "\($0) | \(reasons[$0] ?? "?")" }
    try Data((lines.joined(separator: "\n") + "\n").utf8)
      .write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
