extension String {
  /// The folder that a path lies in; `.` for a name alone.
  ///
  /// Foundation's `deletingLastPathComponent` traps on a path of one character.
  var folderOfPath: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
