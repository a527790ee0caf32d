import FHIRDelivery
import KyphoplastyFHIR

extension Examination {
  /// The way to the server, whether it lets in, what it can, and how it is therefore spoken to.
  mutating func look(atServerOf settings: Settings) async {
    let endpoint: DeliveryEndpoint
    do {
      endpoint = try settings.endpoint()
    } catch let failure as Failure {
      return add("server", "url", failure)
    } catch {
      return add("server", "url", .error, "\(error)")
    }
    add("server", "url", endpoint.server.description)
    let probe = await ServerProbe.look(
      at: endpoint.server, configuration: endpoint.client.configuration)
    look(at: probe)
    if probe.error == nil {
      await look(atAuthorizationOf: settings, endpoint)
      await look(atCapabilitiesOf: settings, endpoint)
    }
    await endpoint.client.shutDown()
  }

  private mutating func look(at probe: ServerProbe) {
    add("server", "proxy", probe.proxy ?? "none")
    if let lookup = probe.lookup {
      if let failure = lookup.failure {
        add("server", "name", .error, failure, .unavailable)
      } else {
        add(
          "server", "name",
          "\(lookup.addresses.joined(separator: ", ")) (\(lookup.duration.milliseconds))")
      }
    }
    if let error = probe.error {
      add(
        "server", "connection", .error, error.description,
        error.needsChange ? .configuration : .unavailable)
    } else {
      let phases = probe.metrics.phases
      let peer = probe.metrics.peerAddress.map { " to \($0)" } ?? ""
      let version = probe.metrics.httpVersion.map { "HTTP/\($0)" } ?? "HTTP"
      add(
        "server", "connection",
        "\(version)\(peer), connected after \(phases.connect.milliseconds), answered after \(phases.firstByte.milliseconds)"
      )
    }
    if let tls = probe.tls { look(at: tls) }
    if let ahead = probe.clockAhead {
      let seconds = abs(ahead.components.seconds)
      let words =
        "\(seconds) s \(ahead < .zero ? "behind" : "ahead of") the server's; tokens and certificates need the right time"
      add(
        "server", "clock", seconds > 60 ? .warning : .ok,
        seconds > 60 ? words : "within \(max(seconds, 1)) s of the server's")
    }
  }

  private mutating func look(at tls: TLSFacts) {
    let parts = [tls.version, tls.cipher].compactMap(\.self)
    add("server", "TLS", parts.isEmpty ? "unknown" : parts.joined(separator: ", "))
    for certificate in tls.certificates {
      let names =
        certificate.names.isEmpty
        ? "" : " for \(certificate.names.prefix(4).joined(separator: ", "))"
      var text = "\(certificate.subject)\(names), from \(certificate.issuer)"
      guard let days = certificate.daysLeft(at: .now) else {
        add("server", "certificate", text)
        continue
      }
      if let from = certificate.validFrom, from > .now {
        text += ", not valid before \(from.text)"
        add("server", "certificate", .error, text, .configuration)
      } else if days < 0 {
        add("server", "certificate", .error, "\(text), no longer valid", .configuration)
      } else {
        add(
          "server", "certificate", days < 30 ? .warning : .ok,
          "\(text), valid for \(days) more day\(days == 1 ? "" : "s")")
      }
    }
  }

  private mutating func look(
    atAuthorizationOf settings: Settings, _ endpoint: DeliveryEndpoint
  ) async {
    do {
      let method = try settings.authorizationMethod() ?? .none
      let report = await AuthReport(method: method, endpoint: endpoint)
      add("authorisation", "method", method.rawValue)
      if let token = report.token {
        let lifetime = token.lifetime.map { ", good for \($0.components.seconds) s" } ?? ""
        add("authorisation", "token", "from \(token.issuer)\(lifetime)")
        if let scope = token.scope { add("authorisation", "scope", scope) }
      }
      if let problem = report.problem {
        add("authorisation", "result", .error, problem.message, report.status)
      } else if report.isProven == true {
        add("authorisation", "result", "the server accepts the credential")
      } else {
        add("authorisation", "result", .note, "the server gives /metadata to anybody")
      }
    } catch let failure as Failure {
      add("authorisation", "method", failure)
    } catch {
      add("authorisation", "method", .error, "\(error)")
    }
  }

  private mutating func look(
    atCapabilitiesOf settings: Settings, _ endpoint: DeliveryEndpoint
  ) async {
    let capabilities = await DialectChoice.capabilities(of: endpoint)
    if let capabilities {
      let parts: [String?] = [
        capabilities.fhirVersion.map { "FHIR \($0)" }, capabilities.software,
        capabilities.interactions.map { $0.sorted().joined(separator: ", ") },
        "\(capabilities.types.count) types",
      ]
      add("capabilities", "statement", parts.compactMap(\.self).joined(separator: "; "))
    } else {
      add("capabilities", "statement", .warning, "/metadata is no CapabilityStatement of FHIR")
    }
    do {
      let choice = try DialectChoice(settings).choice(from: capabilities)
      let isChosen = { (setting: Setting) in
        let wish = settings[setting] ?? "auto"
        if wish != "auto" { return "as configured" }
        return capabilities == nil
          ? "assumed, for the statement cannot be read" : "chosen for this server"
      }
      let level: Level = capabilities == nil ? .note : .ok
      add("capabilities", "mode", level, "\(choice.mode.rawValue), \(isChosen(.serverMode))")
      add(
        "capabilities", "identity", level,
        "\(choice.identity.rawValue), \(isChosen(.serverIdentity))")
      for note in choice.notes { add("capabilities", "note", .note, note) }
    } catch let failure as Failure {
      add("capabilities", "mode", failure)
    } catch {
      add("capabilities", "mode", .error, "\(error)")
    }
  }
}
