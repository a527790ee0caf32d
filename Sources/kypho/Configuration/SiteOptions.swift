import ArgumentParser
import Kyphoplasty

/// What the commands that map have in common.
struct SiteOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The configuration; kypho.yaml here where it is there.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The base of the site's full URLs.", valueName: "url"))
  var siteBase: String?

  @Option(
    help: ArgumentHelp(
      "The base of the profiles' canonical urls at the registry that takes the bundles.",
      valueName: "url"))
  var canonical: String?

  @Option(help: ArgumentHelp("The file with the site secret (0600).", valueName: "file"))
  var secretFile: String?

  @Option(help: ArgumentHelp("The mapping file for CSV input.", valueName: "file"))
  var mapping: String?

  @Option(help: "The version of US Core to follow: 6.1.0, 7.0.0 or 8.0.0.")
  var usCore = USCoreVersion.v6_1_0

  /// What the flags set.
  var flags: [Setting: String] {
    var flags: [Setting: String] = [:]
    flags[.siteBase] = siteBase
    flags[.siteCanonical] = canonical
    flags[.siteSecretFile] = secretFile
    flags[.mapping] = mapping
    return flags
  }
}
