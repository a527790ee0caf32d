import ArgumentParser
import Foundation

/// The word that a command asks for before it does what cannot be undone.
struct Confirmation: ParsableArguments {
  @Flag(help: "Do it without asking.")
  var yes = false

  /// Returns where it may be done: it was said beforehand, or a person at a terminal says so now.
  func ask(_ deed: String) throws {
    if yes { return }
    guard isatty(STDIN_FILENO) == 1, Talk.isTerminal else {
      throw Failure(.usage, "this would \(deed); nothing was done: say --yes to do it")
    }
    Talk.write("kypho: this will \(deed). Go on? [y/N] ")
    guard let answer = readLine(), ["y", "yes"].contains(answer.lowercased()) else {
      throw Failure(.usage, "nothing was done")
    }
  }
}
