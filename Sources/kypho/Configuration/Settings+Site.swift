import FHIRDelivery
import FHIRModel
import Foundation
import Kyphoplasty

extension Settings {
  /// The site that the records come from.
  func site(usCore: USCoreVersion) throws -> Site {
    var site = Site(usCore: usCore)
    if try uri(.siteBase) != nil, let base = self[.siteBase] {
      site = Site(base: R4.URI(base) ?? site.base, usCore: usCore)
    }
    if let canonical = try canonical() { site.canonical = canonical }
    if let system = try uri(.siteMRNSystem) { site.medicalRecordNumbers = system }
    if let system = try uri(.siteEncounterSystem) { site.encounters = system }
    if let system = try uri(.siteOrganizationSystem) { site.organizations = system }
    if let system = try uri(.sitePractitionerSystem) { site.practitioners = system }
    site.kyphoplasty = try siteCode(.siteKyphoplastyCode)
    site.vertebroplasty = try siteCode(.siteVertebroplastyCode)
    site.primaryRegion = try primaryRegion()
    return site
  }

  /// The base of our profiles' urls outside of the program; `nil` where none is set.
  func canonical() throws -> CanonicalBase? {
    guard let text = self[.siteCanonical] else { return nil }
    guard let base = try? CanonicalBase(text) else {
      throw wrong(.siteCanonical, "an absolute url, such as https://spine.example.org/fhir")
    }
    return base
  }

  private func primaryRegion() throws -> Vertebra.Region? {
    switch self[.sitePrimaryRegion] {
    case nil: nil
    case "thoracic": .thoracic
    case "lumbar": .lumbar
    default: throw wrong(.sitePrimaryRegion, "thoracic or lumbar")
    }
  }

  /// The site secret; `nil` where none is configured.
  func siteSecret() throws -> SiteSecret? {
    guard let path = self[.siteSecretFile] else { return nil }
    let fix =
      "make it with 'kypho init', or name the right file with \(Setting.siteSecretFile.rawValue)"
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue,
      let data = FileManager.default.contents(atPath: path)
    else { throw Failure(.configuration, "the site secret at \(path) cannot be read; \(fix)") }
    guard mode & 0o077 == 0 else {
      throw Failure(
        .configuration, "the site secret at \(path) can be read by others: chmod 600 '\(path)'")
    }
    do throws(SiteSecret.TextError) {
      return try SiteSecret(text: String(decoding: data, as: UTF8.self))
    } catch {
      throw Failure(
        .configuration, "\(path) holds no site secret (64 hexadecimal digits); \(fix)")
    }
  }

  private func uri(_ setting: Setting) throws -> R4.URI? {
    guard let text = self[setting] else { return nil }
    guard text.contains(":"), let uri = R4.URI(text) else {
      throw wrong(setting, "an absolute URI, such as https://hospital.example/fhir")
    }
    return uri
  }

  private func siteCode(_ setting: Setting) throws -> SiteCode? {
    guard let text = self[setting] else { return nil }
    guard let code = SiteCode(system: "http://snomed.info/sct", code: text) else {
      throw wrong(
        setting, "a SNOMED CT id whose check digit is right, and that means no other thing")
    }
    return code
  }
}

extension Settings {
  /// The site secret; the one that everybody knows goes to this machine only.
  func secret(for server: ServerURL, talk: Talk) throws -> SiteSecret {
    if let secret = try siteSecret(), !secret.isDemonstration { return secret }
    guard server.origin.isLoopback else {
      throw Failure(
        .configuration,
        "no site secret is configured, and ids made with the demonstration secret must not leave this machine: make one with 'kypho init' and set \(Setting.siteSecretFile.rawValue)"
      )
    }
    return try secret(sayingWhere: talk)
  }

  /// The configured secret, or the demonstration secret with a word about it.
  func secret(sayingWhere talk: Talk) throws -> SiteSecret {
    if let secret = try siteSecret() { return secret }
    talk.note(
      "no site secret is configured: ids are made with the demonstration secret, which everybody knows ('kypho init' makes one)"
    )
    return .demonstration
  }

  /// The mapping file's content; nothing where none is configured.
  func siteMapping() throws -> SiteMapping {
    guard let path = self[.mapping] else { return .none }
    guard let data = FileManager.default.contents(atPath: path),
      let yaml = String(data: data, encoding: .utf8)
    else { throw Failure(.configuration, "the mapping file \(path) cannot be read as UTF-8 text") }
    do throws(SiteMappingError) {
      return try SiteMapping(yaml: yaml, file: path)
    } catch {
      throw Failure(.configuration, "the mapping file cannot be used:\n\(error)")
    }
  }

  /// The mapping file with translations from other files beside its own.
  func siteMapping(with translations: [String]) throws -> SiteMapping {
    var mapping = try siteMapping()
    for path in translations {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Failure(.configuration, "the translations \(path) cannot be read")
      }
      do throws(SiteMappingError) {
        try mapping.addTranslations(Array(data), file: path)
      } catch {
        throw Failure(.configuration, "the translations cannot be used:\n\(error)")
      }
    }
    return mapping
  }
}
