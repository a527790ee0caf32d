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
  case serverMaxBytes = "server.maxBytes"
  case serverMaxAttempts = "server.maxAttempts"
  case serverMaxAge = "server.maxAgeDays"
  case serverBearerToken = "server.bearerToken"
  case serverBearerTokenFile = "server.bearerTokenFile"
  case serverUser = "server.user"
  case serverPassword = "server.password"
  case serverPasswordFile = "server.passwordFile"
  case serverBearerCommand = "server.bearerCommand"
  case serverClientCertificate = "server.clientCertificate"
  case serverClientKeyFile = "server.clientKeyFile"
  case serverClientKeyPassphrase = "server.clientKeyPassphrase"
  case serverClientKeyPassphraseFile = "server.clientKeyPassphraseFile"
  case serverPinnedKey = "server.pinnedKey"
  case serverHTTP2 = "server.http2"
  case serverGzip = "server.gzip"
  case serverAuthMethod = "server.auth.method"
  case serverAuthClientID = "server.auth.clientId"
  case serverAuthKeyFile = "server.auth.keyFile"
  case serverAuthKeyID = "server.auth.keyId"
  case serverAuthClientSecret = "server.auth.clientSecret"
  case serverAuthClientSecretFile = "server.auth.clientSecretFile"
  case serverAuthClientSecretMethod = "server.auth.clientSecretMethod"
  case serverAuthTokenURL = "server.auth.tokenUrl"
  case serverAuthScope = "server.auth.scope"
  case siteBase = "site.base"
  case siteCanonical = "site.canonical"
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
    case .serverMaxBytes:
      "bytes in a request at most; larger bundles are split (default: what the server refuses as too large)"
    case .serverMaxAttempts: "how often a bundle is sent before it is dead (default 20)"
    case .serverMaxAge:
      "days that a bundle may fail at a server that works before it is dead (default 7)"
    case .serverBearerToken: "the bearer token; only from the environment"
    case .serverBearerTokenFile: "a file (0600) with the bearer token"
    case .serverUser: "the user name for basic authentication"
    case .serverPassword: "the password for basic authentication; only from the environment"
    case .serverPasswordFile: "a file (0600) with the password"
    case .serverBearerCommand: "a program, with its arguments, that prints the bearer token"
    case .serverClientCertificate: "a PEM file with the client's certificate"
    case .serverClientKeyFile:
      "a PEM file (0600) with its key, where that is not in the certificate's file"
    case .serverClientKeyPassphrase: "the passphrase of the key; only from the environment"
    case .serverClientKeyPassphraseFile: "a file (0600) with the passphrase of the key"
    case .serverPinnedKey:
      "the only public keys that the server may have: sha256//..., several with ;"
    case .serverHTTP2: "speak HTTP/2 where the server does (true, false)"
    case .serverGzip: "send bodies compressed, which not every server reads (true, false)"
    case .serverAuthMethod:
      "how to be let in: smart, client-credentials, bearer, basic, command, none (default: by what is set)"
    case .serverAuthClientID: "the client id that the token server knows"
    case .serverAuthKeyFile:
      "the client's private key (0600): PEM, JWK or JWK set (SMART Backend Services)"
    case .serverAuthKeyID: "the id of the key (default: its thumbprint)"
    case .serverAuthClientSecret: "the client's secret; only from the environment"
    case .serverAuthClientSecretFile: "a file (0600) with the client's secret"
    case .serverAuthClientSecretMethod:
      "how the secret is shown: basic, post (default: as the server says, else basic)"
    case .serverAuthTokenURL:
      "the token endpoint (default: as .well-known/smart-configuration says)"
    case .serverAuthScope:
      "what to ask for (SMART's default: system/Patient.cruds and so on, for what encounters become)"
    case .siteBase: "the base of this site's full URLs, such as https://hospital.example/fhir"
    case .siteCanonical:
      "the base of the profiles' canonical urls at the registry, as given to 'kypho profiles package --canonical'"
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
    case .packageRegistry: "the registry of FHIR packages (default \(PackageRegistry.standard))"
    case .packageCache: "the folder of FHIR packages (default ~/.fhir/packages)"
    }
  }

  /// Whether the value may stand in the environment only, never in a file that others read or copy.
  var isSecret: Bool {
    switch self {
    case .serverBearerToken, .serverPassword, .serverClientKeyPassphrase, .serverAuthClientSecret:
      true
    default: false
    }
  }

  /// Whether the value names a file, so that a relative path is meant from the configuration file's folder.
  var isPath: Bool {
    switch self {
    case .serverClientCertificate, .serverClientKeyFile, .serverClientKeyPassphraseFile,
      .serverAuthKeyFile, .serverAuthClientSecretFile:
      true
    case .serverCAFile, .serverBearerTokenFile, .serverPasswordFile, .siteSecretFile, .mapping,
      .packageCache, .outbox, .logFile, .reportSummary, .reportMetrics:
      true
    default: false
    }
  }

  /// The parts of the path.
  var components: [String] { rawValue.split(separator: ".").map(String.init) }

  /// The name of the environment's variable: `KYPHO_SERVER_CA_FILE`.
  var variable: String {
    var name = "KYPHO"
    for component in components {
      name += "_"
      var wasLower = false
      for character in component {
        if character.isUppercase, wasLower { name += "_" }
        wasLower = character.isLowercase || character.isNumber
        name += character.uppercased()
      }
    }
    return name
  }
}
