import FHIRDelivery
import Foundation
import Kyphoplasty

extension Examination {
  /// The settings in force, each with where it came from, and the files that they name.
  mutating func look(at settings: Settings) {
    let files = settings.files.isEmpty ? "none" : settings.files.joined(separator: ", ")
    add("settings", "configuration", files)
    for setting in Setting.allCases {
      guard let text = settings[setting], let origin = settings.origin(of: setting) else {
        continue
      }
      add("settings", setting.rawValue, "\(setting.shown(text)) (from \(origin.description))")
    }
    attempt("settings", "server") { _ = try settings.sendingPolicy() }
    attempt("settings", "modes") { _ = try DialectChoice(settings) }
    attempt("settings", "log") { _ = try settings.choice(.logFormat, default: LogFormat.text) }
    attempt("settings", "site") { _ = try settings.site(usCore: .v6_1_0) }

    for setting in Setting.allCases where setting.isPath && setting.namesInput {
      guard let path = settings[setting] else { continue }
      look(atFile: path, of: setting)
    }
    attempt("files", "site secret") { examination in
      guard let secret = try settings.siteSecret() else {
        let isLocal = (try? settings.serverURL())?.origin.isLoopback ?? true
        return examination.add(
          "files", "site secret", isLocal ? .note : .warning,
          "none is configured, so that bundles go to this machine only: 'kypho init' makes one")
      }
      examination.add("files", "site secret", "fingerprint \(secret.fingerprint)")
    }
    attempt("files", "mapping") { _ = try settings.siteMapping() }
  }

  private mutating func look(atFile path: String, of setting: Setting) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue else {
      return add("files", setting.rawValue, .error, "\(path) is not there")
    }
    guard access(path, R_OK) == 0 else {
      return add("files", setting.rawValue, .error, "\(path) cannot be read by this user")
    }
    let rights = String(mode & 0o777, radix: 8)
    if setting.holdsSecret, mode & 0o077 != 0 {
      return add(
        "files", setting.rawValue, .error,
        "\(path) can be read by others (mode \(rights)): chmod 600 '\(path)'")
    }
    add("files", setting.rawValue, "\(path) (mode \(rights))")
  }

  /// Tries something; what it throws is a finding.
  private mutating func attempt(
    _ section: String, _ name: String, _ body: (inout Examination) throws -> Void
  ) {
    do {
      try body(&self)
    } catch let failure as Failure {
      add(section, name, failure)
    } catch {
      add(section, name, .error, "\(error)")
    }
  }

  private mutating func attempt(_ section: String, _ name: String, _ body: () throws -> Void) {
    attempt(section, name) { _ in try body() }
  }
}

extension Setting {
  /// A value as it may be shown: secrets are only said to be there.
  fileprivate func shown(_ text: String) -> String {
    if isSecret { return "(set)" }
    switch self {
    case .outbox: return OutboxAddress(text)?.description ?? "(unreadable)"
    case .serverProxy: return ProxyURL(text).description
    case .serverURL where text.contains("@"): return "(holds a user or a password)"
    // A command may have a secret among its words.
    case .serverBearerCommand: return "(set)"
    default: return text
    }
  }

  /// Whether the file is read, rather than written.
  fileprivate var namesInput: Bool {
    switch self {
    case .outbox, .logFile, .reportSummary, .reportMetrics, .packageCache: false
    default: true
    }
  }

  /// Whether only its owner may read the file.
  fileprivate var holdsSecret: Bool {
    switch self {
    case .mapping, .serverCAFile, .serverClientCertificate: false
    default: true
    }
  }
}
