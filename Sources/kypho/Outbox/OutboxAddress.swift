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
    case .postgreSQL(let url):
      url.split(separator: "?").first.map(String.init)?
        .replacing(/\/\/[^\/]*@/, with: "//") ?? "postgres://"
    }
  }
}

extension Settings {
  /// The queue in force: the one that is named, else a file beside the configuration, else one here.
  func outboxAddress() throws -> OutboxAddress {
    guard let text = self[.outbox] else {
      let folder = files.first.map { ($0 as NSString).deletingLastPathComponent } ?? ""
      return .file(folder.isEmpty ? OutboxAddress.fileName : "\(folder)/\(OutboxAddress.fileName)")
    }
    guard let address = OutboxAddress(text) else {
      throw wrong(.outbox, "a file, or a URL that begins with postgres://")
    }
    return address
  }
}
