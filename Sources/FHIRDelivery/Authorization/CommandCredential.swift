/// Authorises by the bearer token that a program prints, such as the one that a cloud's own tool prints.
///
/// The program is run without a shell when a token is first needed, again when the token ends where it said when, and
/// again when the server refuses the token. It prints the token alone, or a token endpoint's answer in JSON.
public struct CommandCredential: CachedAuthorizing {
  let cache: TokenCache

  /// Names a program and its arguments; nothing is run yet.
  public init(_ arguments: [String], timeout: Duration = .seconds(30)) {
    cache = TokenCache { () async throws(AuthorizationError) in
      try await Self.token(arguments, timeout: timeout)
    }
  }

  /// Takes a command line apart: words between blanks, and quotes of both kinds around what has blanks.
  ///
  /// Nothing else of a shell's is understood, so nothing in it is expanded. Nil where a quote has no end or there is no
  /// word.
  public init?(commandLine: String, timeout: Duration = .seconds(30)) {
    guard let words = Self.words(commandLine), !words.isEmpty else { return nil }
    self.init(words, timeout: timeout)
  }

  private static let longest = 65_536

  private static func token(
    _ arguments: [String], timeout: Duration
  ) async throws(AuthorizationError) -> AccessToken {
    let output: [UInt8]
    do throws(CommandRun.Fault) {
      output = try await CommandRun.output(of: arguments, timeout: timeout, limit: longest)
    } catch {
      switch error {
      case .cannotStart:
        throw .setting(
          "the command for the bearer token cannot be started: name a program by its path, without a shell's syntax"
        )
      case .failed(let status):
        throw .unavailable(
          "the command for the bearer token ended with status \(status): run it by hand to see what it says"
        )
      case .timeout:
        throw .unavailable(
          "the command for the bearer token did not end in \(timeout.wholeSeconds) s")
      case .tooMuch:
        throw .setting("the command for the bearer token prints more than a token")
      }
    }
    let text = String(validating: output, as: UTF8.self) ?? ""
    let start = text.drop(while: \.isWhitespace)
    let token = start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    if TokenAnswer.isVisible(token), token.first != "{" {
      return AccessToken(Secret(token), lifetime: nil, issuer: "command")
    }
    guard let answer = TokenAnswer(output),
      let token = answer.token(age: .zero, issuer: "command")
    else {
      throw .setting(
        "the command for the bearer token must print the token alone on one line, or JSON with access_token and expires_in"
      )
    }
    return token
  }

  static func words(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    if let done = word { words.append(done) }
    return words
  }
}
