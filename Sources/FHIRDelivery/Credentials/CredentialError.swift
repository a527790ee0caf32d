/// Why a credential cannot be used; never with any part of it.
public struct CredentialError: Error, Hashable, Sendable {
  /// What kind of fault it is.
  public enum Code: Hashable, Sendable {
    /// The environment has no such variable, or it is empty.
    case missingVariable
    /// There is no such file, or it cannot be read.
    case unreadable
    /// Others than its owner may read the file.
    case readableByOthers
    /// The file is empty, or far too long for a secret.
    case size
    /// It is not text.
    case notText
    /// It is no bearer token.
    case notAToken
    /// It is not `user:password`.
    case notAPair
  }

  /// What kind of fault it is.
  public let code: Code
  /// The variable's name or the file's path.
  public let source: String?

  init(_ code: Code, source: String? = nil) {
    self.code = code
    self.source = source
  }
}

extension CredentialError: CustomStringConvertible {
  /// What is wrong and how to put it right.
  public var description: String {
    let source = source ?? "the credential"
    return switch code {
    case .missingVariable: "the environment variable \(source) is not set or empty"
    case .unreadable: "cannot read \(source): check that it exists and who owns it"
    case .readableByOthers:
      "\(source) can be read by others than its owner: run chmod 600 \(source)"
    case .size: "\(source) must hold the secret and nothing else"
    case .notText: "\(source) must hold the secret as text in UTF-8"
    case .notAToken: "\(source) is not a bearer token: letters, digits and -._~+/ on one line"
    case .notAPair: "\(source) is not of the form user:password on one line"
    }
  }
}
