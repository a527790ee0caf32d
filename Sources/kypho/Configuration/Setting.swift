/// A value that a flag, the environment or a configuration file can set.
///
/// The raw value is the path in `kypho.yaml`; the environment's name is made from it: `server.caFile` is
/// `KYPHO_SERVER_CA_FILE`.
enum Setting: String, CaseIterable {
  case serverURL = "server.url"
  case serverAllowHTTP = "server.allowHttp"
  case serverCAFile = "server.caFile"
  case serverProxy = "server.proxy"
  case serverTimeout = "server.timeout"
  case serverConcurrency = "server.concurrency"
  case serverMode = "server.mode"
  case serverIdentity = "server.identity"
  case serverRate = "server.rate"
  case serverPatience = "server.patience"
  case serverMaxEntries = "server.maxEntries"
  case serverMaxAttempts = "server.maxAttempts"
  case serverMaxAge = "server.maxAgeDays"
  case serverBearerToken = "server.bearerToken"
  case serverBearerTokenFile = "server.bearerTokenFile"
  case serverUser = "server.user"
  case serverPassword = "server.password"
  case serverPasswordFile = "server.passwordFile"
  case siteBase = "site.base"
  case siteSecretFile = "site.secretFile"
  case siteMRNSystem = "site.mrnSystem"
  case siteEncounterSystem = "site.encounterSystem"
  case siteOrganizationSystem = "site.organizationSystem"
  case sitePractitionerSystem = "site.practitionerSystem"
  case siteKyphoplastyCode = "site.kyphoplastyCode"
  case siteVertebroplastyCode = "site.vertebroplastyCode"
  case sitePrimaryRegion = "site.primaryRegion"
  case mapping = "mapping"
  case outbox = "outbox"
  case logLevel = "log.level"
  case logFormat = "log.format"
  case logFile = "log.file"
  case reportSummary = "report.summary"
  case reportMetrics = "report.metrics"
  case packageRegistry = "package.registry"
  case packageCache = "package.cache"

  /// What the value is for, in one line.
  var help: String {
    switch self {
    case .serverURL: "the FHIR server's base URL, such as https://fhir.example.org/r4"
    case .serverAllowHTTP: "allow plain http to a server that is not on this machine (true, false)"
    case .serverCAFile: "a PEM file of certificate authorities to trust instead of the system's"
    case .serverProxy: "the proxy; without it the usual environment variables count"
    case .serverTimeout: "seconds that one bundle may take (default 120)"
    case .serverConcurrency: "bundles in flight at once (default 4)"
    case .serverMode:
      "how bundles go out: transaction, batch, single, or auto (default) for what the server can"
    case .serverIdentity:
      "who gives ids: client, conditional, or auto (default) for what the server allows"
    case .serverRate: "requests in a second at most (default: as many as go)"
    case .serverPatience: "seconds without any success after which a run ends (default 30)"
    case .serverMaxEntries: "entries in a request at most; larger bundles are split (default: none)"
    case .serverMaxAttempts: "how often a bundle is sent before it is dead (default 20)"
    case .serverMaxAge: "days after which a bundle that cannot be sent is dead (default 7)"
    case .serverBearerToken: "the bearer token; only from the environment"
    case .serverBearerTokenFile: "a file (0600) with the bearer token"
    case .serverUser: "the user name for basic authentication"
    case .serverPassword: "the password for basic authentication; only from the environment"
    case .serverPasswordFile: "a file (0600) with the password"
    case .siteBase: "the base of this site's full URLs, such as https://hospital.example/fhir"
    case .siteSecretFile: "the file (0600) with the site secret that ids are made with"
    case .siteMRNSystem: "the identifier system of medical record numbers"
    case .siteEncounterSystem: "the identifier system of encounter keys"
    case .siteOrganizationSystem: "the identifier system of organization keys"
    case .sitePractitionerSystem: "the identifier system of practitioners without an NPI"
    case .siteKyphoplastyCode: "a SNOMED CT code for kyphoplasty that the site has validated"
    case .siteVertebroplastyCode: "a SNOMED CT code for vertebroplasty that the site has validated"
    case .sitePrimaryRegion:
      "which region gets the primary CPT code where both are treated: thoracic, lumbar (default: the first level)"
    case .mapping: "the mapping file for CSV input"
    case .outbox: "the queue on disk (default kypho-outbox.sqlite beside this file)"
    case .logLevel: "what is logged: trace, debug, info, notice, warning, error (default: no log)"
    case .logFormat: "how it is logged: text (default) or json"
    case .logFile: "the file that is logged to (default: standard error)"
    case .reportSummary: "a file for the summary of each run, as JSON"
    case .reportMetrics: "a file for the figures of each run, as Prometheus reads them"
    case .packageRegistry: "the registry of FHIR packages (default https://packages.fhir.org)"
    case .packageCache: "the folder of FHIR packages (default ~/.fhir/packages)"
    }
  }

  /// Whether the value may stand in the environment only, never in a file that others read or copy.
  var isSecret: Bool { self == .serverBearerToken || self == .serverPassword }

  /// Whether the value names a file, so that a relative path is meant from the configuration file's folder.
  var isPath: Bool {
    switch self {
    case .serverCAFile, .serverBearerTokenFile, .serverPasswordFile, .siteSecretFile, .mapping,
      .packageCache, .outbox, .logFile, .reportSummary, .reportMetrics:
      true
    default: false
    }
  }

  /// The parts of the path.
  var components: [String] { rawValue.split(separator: ".").map(String.init) }
}
