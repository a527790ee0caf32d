/// What a validation may be told; the defaults are those of a strict check of one document on its own.
public struct ValidationOptions: Sendable, Hashable {
  /// What is done about references that leave the document.
  public enum ExternalReferences: String, Sendable, Hashable, CaseIterable {
    /// They are taken to be there.
    case ignore
    /// Their target must be found.
    case exists
    /// Their target must be found and have an allowed type.
    case type
    /// Their target must be found and meet the profiles that the reference asks for.
    case valid
  }

  /// How many findings are listed; one more stands for all that are not.
  public var maximumFindings = 1000
  /// How deeply objects may be nested before the walk stops going down.
  public var maximumDepth = 128
  /// How much it matters that a relative or absolute reference in a bundle points at a resource that is not in it; `nil`
  /// for not at all, because it may well be on the server.
  ///
  /// A `#` or a URN that finds nothing is an error in any case.
  public var unresolvedReferences: Severity?
  /// What is done about references that leave the document, by the validator's `resolver`.
  public var externalReferences = ExternalReferences.ignore
  /// Whether an absolute url of the form `[base]/Type/id` is taken as a reference to that type.
  public var assumesRESTfulReferences = false
  /// Whether a relative reference in an entry whose fullUrl is a URN finds nothing, as in R5; in R4 the URN gives it a base.
  public var resolvesRelativeReferencesAsR5 = false
  /// Whether `aggregation` of a reference is enforced outside of bundles.
  public var enforcesAggregationOutsideBundles = true

  /// The profiles that the document's resource must meet besides those that it claims: canonical urls.
  public var profiles: [String] = []
  /// The profiles that entries of the document's bundle must meet besides those that they claim.
  public var entryProfiles: [EntryProfile] = []
  /// How much it matters that an extension is not defined here.
  public var unknownExtensions = Severity.warning
  /// The beginnings of urls whose extensions need no definition.
  public var extensionDomains: [String] = []
  /// How much it matters that a display is not that of the code.
  public var wrongDisplays = Severity.warning
  /// How much recommendations matter (`dom-6`, and observations without performer); `nil` leaves them out.
  public var bestPractices: Severity?
  /// The keys of invariants that are not checked: `dom-6`.
  public var invariantsLeftOut: Set<String> = []
  /// The present moment as a FHIR dateTime, for rules such as "at most 100 years ago"; `nil` for that of the system's clock.
  public var now: String?
  /// Whether codes are checked at all.
  public var checksTerminology = true
  /// The languages of displays, the preferred first: `de`, `en-US`.
  public var languages: [String] = []
  /// Whether urls with `example.org` or `acme.com` may stand for real ones.
  public var allowsExampleURLs = true
  /// Whether comments in the JSON are passed over.
  public var allowsComments = false
  /// Whether text that could run as a script is an error in every string.
  public var checksSecurity = false
  /// Whether definitions are judged as they are before publication.
  public var isForPublication = false
  /// Whether the resources inside others are checked: contained ones, and those in entries and parameters.
  public var checksInnerResources = true
  /// Whether markdown may hold HTML.
  public var allowsHTMLInMarkdown = true

  /// Makes options; the others are set as properties.
  public init(
    maximumFindings: Int = 1000, maximumDepth: Int = 128, unresolvedReferences: Severity? = nil
  ) {
    self.maximumFindings = maximumFindings
    self.maximumDepth = maximumDepth
    self.unresolvedReferences = unresolvedReferences
  }
}
