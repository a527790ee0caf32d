import ArgumentParser

/// `kypho profiles`: the profiles that this program is built with, for others to use.
struct Profiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Publishes the profiles: as a FHIR package, as a site, as text.",
    discussion: """
      The profiles, value sets and codes of vertebral augmentation are part of this program, and so are the sample records \
      that serve as examples: nothing is read from elsewhere.

        kypho profiles list
        kypho profiles show cement-leak
        kypho profiles package --canonical https://spine.example.org/fhir
        kypho profiles site --out site/
      """,
    subcommands: [ProfilesList.self, ProfilesShow.self, ProfilesPackage.self, ProfilesSite.self])
}
