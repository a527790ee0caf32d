import ArgumentParser

/// What lets in: keys and tokens.
struct Auth: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints the public key that a server registers, and checks that it lets in.",
    discussion: """
      How the program is let in is set in kypho.yaml below server: a bearer token, a user and a password, a program that \
      prints a token, or what SMART Backend Services and OAuth 2 need below server.auth. Secrets come from files that \
      only their owner may read, or from the environment.
      """,
    subcommands: [AuthKeySet.self, AuthCheck.self])
}
