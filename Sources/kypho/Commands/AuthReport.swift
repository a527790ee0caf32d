import FHIRDelivery
import LosslessJSON

/// What came of trying to be let in; it holds no credential.
struct AuthReport {
  var method: AuthorizationMethod
  var server: String
  /// Whether a client certificate is shown.
  var hasCertificate: Bool
  /// What is known of the token, where there is one.
  var token: TokenFacts?
  /// The status of `/metadata`, asked for with the credential.
  var metadataStatus: Int?
  /// The FHIR version that `/metadata` names.
  var fhirVersion: String?
  /// Whether the server told the credential from none; nil where it gives `/metadata` to anybody.
  var isProven: Bool?
  /// What went wrong.
  var problem: DeliveryReason?
  /// What to end with.
  var status = ExitStatus.clean

  /// Tries.
  init(method: AuthorizationMethod, endpoint: DeliveryEndpoint) async {
    self.method = method
    server = endpoint.server.description
    hasCertificate = endpoint.client.configuration.identity != nil
    let response: HTTPResponse
    do throws(DeliveryFailure) {
      response = try await endpoint.send(.get, path: ["metadata"])
    } catch {
      token = await (endpoint.authorizing as? any TokenAuthorizing)?.tokenFacts()
      problem = error.outcome.reason
      status = error.exitStatus
      if method == .smart, status == .refused {
        problem?.message += "; 'kypho auth jwks' prints the key to register"
      }
      return
    }
    token = await (endpoint.authorizing as? any TokenAuthorizing)?.tokenFacts()
    metadataStatus = response.status
    guard response.status == 200 else {
      problem =
        DeliveryOutcome(statusOf: response)?.reason
        ?? DeliveryReason(
          "http-\(response.status)",
          "HTTP \(response.status) for /metadata: check the server's base")
      let isProxyPage = response.status == 400 && response.mediaType == "text/html"
      if isProxyPage {
        problem?.message =
          "the answer is a page, not FHIR: a proxy in front may want a client certificate (server.clientCertificate)"
      }
      status = isProxyPage ? .refused : Self.exitStatus(of: response.status)
      return
    }
    guard let document = try? JSONDocument(response.body),
      document.value["resourceType"]?.string == "CapabilityStatement"
    else {
      problem = DeliveryReason(
        "not-fhir", "\(server)/metadata is no CapabilityStatement: check the server's base")
      // It did answer: to try again helps nothing.
      status = .configuration
      return
    }
    fhirVersion = document.value["fhirVersion"]?.string
    if endpoint.authorizing != nil {
      var stranger = endpoint
      stranger.authorizing = nil
      let answer = try? await stranger.send(.get, path: ["metadata"])
      isProven = [401, 403].contains(answer?.status) ? true : nil
    }
  }

  /// What a command ends with where `/metadata` has a status that is no success.
  private static func exitStatus(of status: Int) -> ExitStatus {
    switch status {
    case 300..<400, 401, 403, 407: .refused
    case 408, 429, 500...: .unavailable
    default: .configuration
    }
  }

  /// A line for each thing that was tried.
  var text: String {
    var table = TextTable()
    table.row("server", server)
    table.row("method", method.rawValue)
    if let token {
      table.row("token", "from \(token.issuer)" + Self.lifetime(token))
      if let scope = token.scope { table.row("scope", scope) }
    }
    if let metadataStatus {
      table.row("/metadata", "HTTP \(metadataStatus)" + (fhirVersion.map { ", FHIR \($0)" } ?? ""))
    }
    if let problem {
      table.row("problem", problem.message)
    } else if method == .none {
      let means = hasCertificate ? "with the client certificate alone" : "without a credential"
      table.row("result", "the server was read \(means)")
    } else if isProven == true {
      table.row("result", "the server accepts the credential")
    } else {
      table.row(
        "result",
        "the server gives /metadata to anybody, which does not show whether it accepts the credential"
      )
    }
    return table.text
  }

  private static func lifetime(_ token: TokenFacts) -> String {
    token.lifetime.map { ", good for \($0.components.seconds) s" } ?? ""
  }

  /// The same as one JSON object.
  func json() -> [UInt8] {
    var json = JSONWriter(capacity: 512)
    json.object { json in
      json.member("server", server)
      json.member("method", method.rawValue)
      if let token {
        json.key("token")
        json.object { json in
          json.member("issuer", token.issuer)
          if let lifetime = token.lifetime {
            json.member("lifetimeSeconds", Int(lifetime.components.seconds))
          }
          if let scope = token.scope { json.member("scope", scope) }
        }
      }
      if let metadataStatus { json.member("metadataStatus", metadataStatus) }
      if let fhirVersion { json.member("fhirVersion", fhirVersion) }
      if problem == nil, method != .none { json.member("isProven", isProven == true) }
      if let problem {
        json.key("problem")
        json.object { json in
          json.member("code", problem.code)
          json.member("message", problem.message)
        }
      }
      json.member("exitStatus", Int(status.rawValue))
    }
    return json.finish() + [0x0A]
  }
}

extension DeliveryFailure {
  /// What a command that only asks ends with.
  fileprivate var exitStatus: ExitStatus {
    switch self {
    case .authorization(let error):
      if error.isTemporary { return .unavailable }
      return error.reason.isRefusedAuthorization ? .refused : .configuration
    case .transfer(let error): return error.needsChange ? .configuration : .unavailable
    }
  }
}
