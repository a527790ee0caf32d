import Foundation

/// Where the queue lies: a file of this machine, or a database that several hosts share.
enum OutboxAddress: Equatable {
  /// An SQLite file.
  case file(String)
  /// A PostgreSQL database, with everything that its URL holds.
  case postgreSQL(String)

  /// The name that the file has where nobody gives it another.
  static let fileName = "kypho-outbox.sqlite"

  /// Reads a path or a URL; a URL of another kind is none.
  init?(_ text: String) {
    guard let end = text.firstRange(of: "://")?.lowerBound else {
      self = .file(text)
      return
    }
    guard ["postgres", "postgresql"].contains(text[..<end].lowercased()) else { return nil }
    self = .postgreSQL(text)
  }

  /// The path of the file.
  var path: String? {
    guard case .file(let path) = self else { return nil }
    return path
  }
}

extension OutboxAddress: CustomStringConvertible {
  /// The path, or the URL without user, password and parameters.
  var description: String {
    switch self {
    case .file(let path): path
    case .postgreSQL(let url): "postgres://\(Self.shown(of: url) ?? "…")"
    }
  }

  /// What may be shown of a URL: host, port and database; nil where it cannot be told from a password.
  ///
  /// A password may have any sign in it that should be written as `%XX` and is not.
  private static func shown(of url: String) -> Substring? {
    var rest = url[...]
    if let start = url.firstRange(of: "://") { rest = url[start.upperBound...] }
    let query = rest.firstIndex(of: "?") ?? rest.endIndex
    guard !rest[query...].contains("@") else { return nil }
    rest = rest[..<query]
    if let end = rest.lastIndex(of: "@") { rest = rest[rest.index(after: end)...] }
    // Without a host, a password would be where the port is.
    for host in rest.prefix(while: { $0 != "/" }).split(separator: ",") where !host.hasSuffix("]") {
      let parts = host.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count <= 2 || host.hasPrefix("["),
        parts.last?.allSatisfy(\.isNumber) == true || parts.count == 1
      else { return nil }
    }
    return rest
  }
}

extension Settings {
  /// The queue in force: the one that is named, else a file beside the configuration, else one here.
  func outboxAddress() throws -> OutboxAddress {
    guard let text = self[.outbox] else {
      let folder = files.first?.folderOfPath ?? "."
      return .file(folder == "." ? OutboxAddress.fileName : "\(folder)/\(OutboxAddress.fileName)")
    }
    guard let address = OutboxAddress(text) else {
      throw wrong(.outbox, "a file, or a URL that begins with postgres://")
    }
    return address
  }
}
