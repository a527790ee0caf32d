import Foundation

/// A path with wildcards, for shells that leave them alone: `*` and `?` in a name, `**` for any number of folders.
struct FilePattern {
  private let components: [String]
  /// The folder before the first wildcard.
  private let root: String

  /// Reads a pattern; `nil` where there is no wildcard.
  init?(_ text: String) {
    guard text.contains(where: Self.isWildcard) else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let fixed = parts.prefix { !$0.contains(where: Self.isWildcard) }
    root = fixed.isEmpty ? "." : fixed == [""] ? "/" : fixed.joined(separator: "/")
    components = parts.dropFirst(fixed.count).filter { !$0.isEmpty }
  }

  /// The files that it finds, sorted.
  var paths: [String] {
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let prefix = root == "." ? "" : root.hasSuffix("/") ? root : root + "/"
    return names.filter { name in
      let parts = name.split(separator: "/").map(String.init)
      var isFolder: ObjCBool = false
      return Self.matches(parts[...], components[...])
        && FileManager.default.fileExists(atPath: prefix + name, isDirectory: &isFolder)
        && !isFolder.boolValue
    }.map { prefix + $0 }.sorted()
  }

  private static func isWildcard(_ character: Character) -> Bool {
    character == "*" || character == "?" || character == "["
  }

  private static func matches(_ path: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
    // What was tried is kept: several `**` would take exponential time otherwise.
    var reached: Set<Int> = [pattern.startIndex]
    for name in path {
      var next: Set<Int> = []
      for place in Self.closure(reached, pattern) where place < pattern.endIndex {
        if pattern[place] == "**" {
          if !name.hasPrefix(".") { next.insert(place) }
        } else if fnmatch(pattern[place], name, FNM_PERIOD) == 0 {
          next.insert(place + 1)
        }
      }
      reached = next
    }
    return Self.closure(reached, pattern).contains(pattern.endIndex)
  }

  /// The places that are reached without a name, since `**` may stand for none.
  private static func closure(_ places: Set<Int>, _ pattern: ArraySlice<String>) -> Set<Int> {
    var all = places
    for place in places {
      var place = place
      while place < pattern.endIndex, pattern[place] == "**" {
        place += 1
        all.insert(place)
      }
    }
    return all
  }
}
