internal import Glibc
internal import SystemFiles

/// Where a secret is kept: never in an argument, which every user of the machine can list.
public enum SecretSource: Hashable, Sendable {
  /// An environment variable of that name.
  case environment(String)
  /// A file at that path, which only its owner may read.
  case file(String)

  /// The variable's name or the file's path.
  public var name: String {
    switch self {
    case .environment(let name), .file(let name): name
    }
  }

  /// Reads the secret.
  public func read() throws(CredentialError) -> Secret {
    switch self {
    case .environment(let name): try .environment(name)
    case .file(let path): try .file(path)
    }
  }
}

extension Secret {
  /// Takes a secret from an environment variable; white space around it is cut off.
  public static func environment(_ name: String) throws(CredentialError) -> Secret {
    guard let pointer = getenv(name) else { throw CredentialError(.missingVariable, source: name) }
    guard let text = String(validatingCString: pointer) else {
      throw CredentialError(.notText, source: name)
    }
    let trimmed = trim(text)
    guard !trimmed.isEmpty else { throw CredentialError(.missingVariable, source: name) }
    return Secret(trimmed)
  }

  /// Reads a secret from a file that only its owner may read; white space around it is cut off.
  ///
  /// A pipe such as the shell's `<(...)` is as good as a file.
  public static func file(_ path: String) throws(CredentialError) -> Secret {
    try file(path, isSecret: true)
  }

  /// Reads a file that may hold a secret, or only what goes with one.
  static func file(_ path: String, isSecret: Bool) throws(CredentialError) -> Secret {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CredentialError(.unreadable, source: path) }
    defer { close(descriptor) }

    // Of the open file, not of the path, which another could have exchanged in between.
    guard let status = FileStatus(descriptor: descriptor), status.isRegular || status.isPipe else {
      throw CredentialError(.unreadable, source: path)
    }
    guard !isSecret || !status.isOpenToOthers else {
      throw CredentialError(.readableByOthers, source: path)
    }

    var bytes = [UInt8](repeating: 0, count: longest + 1)
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw CredentialError(.unreadable, source: path) }
      if read == 0 { break }
      count += read
    }
    guard count <= longest else { throw CredentialError(.size, source: path) }
    guard let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw CredentialError(.notText, source: path)
    }
    let trimmed = trim(text)
    guard !trimmed.isEmpty else { throw CredentialError(.size, source: path) }
    return Secret(trimmed)
  }

  /// No token or password comes near; it keeps a wrong path from filling the memory.
  private static let longest = 65_536

  private static func trim(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
