import FHIRDelivery
import LosslessJSON

/// A server that has FHIR packages, in the interface of npm's registries.
struct PackageRegistry {
  /// The registry that FHIR's tools use.
  static let standard = "https://packages.fhir.org"

  private let server: ServerURL
  private let client: HTTPClient

  /// Names a registry; it is not asked for anything yet.
  init(_ url: String, caFile: String?, proxy: String?) throws {
    do throws(HTTPURLError) {
      server = try ServerURL(url)
    } catch {
      throw Failure(.configuration, "the package registry \(error)")
    }
    var configuration = HTTPClientConfiguration()
    configuration.responseLimit = 512 << 20
    configuration.timeout = .seconds(600)
    configuration.certificateAuthorityFile = caFile
    if let proxy { configuration.proxy = .fixed(ProxyURL(proxy), except: "") }
    configuration.userAgent = "kypho/\(Kypho.version)"
    client = HTTPClient(configuration)
  }

  /// The latest version of a package that will do.
  func version(of id: String, matching pattern: PackageVersionPattern) async throws -> String {
    let bytes = try await get(server.url(path: [id]), what: id)
    guard let document = try? JSONDocument(bytes), let versions = document.value["versions"] else {
      throw Failure(.unreadable, "\(server) answered with no list of the versions of \(id)")
    }
    if pattern.isLatest, let latest = document.value["dist-tags"]?["latest"]?.string {
      return latest
    }
    let fitting = versions.members.map(\.key).filter(pattern.matches)
    guard let version = fitting.max(by: PackageVersionPattern.precedes) else {
      throw Failure(.unreadable, "\(server) has no version of \(id) that will do")
    }
    return version
  }

  /// The archive of a package.
  func archive(of id: String, version: String) async throws -> [UInt8] {
    try await get(server.url(path: [id, version]), what: "\(id)#\(version)")
  }

  /// Closes the connections.
  func close() async { await client.shutDown() }

  /// Reads from the registry, which may pass the question on to where its files lie.
  private func get(_ first: HTTPURL, what: String) async throws -> [UInt8] {
    var url = first
    for _ in 0..<5 {
      let response: HTTPResponse
      do throws(TransferError) {
        response = try await client.send(HTTPRequest(.get, url))
      } catch {
        throw Failure(.unavailable, "the package registry \(url.origin): \(error)")
      }
      switch response.status {
      case 200: return response.body
      case 301, 302, 303, 307, 308:
        guard let link = response.headers["Location"], let next = try? url.resolving(link),
          // What came by an encrypted way goes on by one.
          next.origin.scheme == .https || next.origin == url.origin
        else {
          throw Failure(.refused, "\(url.origin) sends \(what) to a place that is not followed")
        }
        url = next
      case 404, 410: throw Failure(.unreadable, "\(server) has no package \(what)")
      case 401, 403, 407:
        throw Failure(.refused, "\(url.origin) refuses \(what) with status \(response.status)")
      case 408, 429, 500...:
        throw Failure(.temporary, "\(url.origin) answered \(what) with status \(response.status)")
      default:
        throw Failure(.unreadable, "\(url.origin) answered \(what) with status \(response.status)")
      }
    }
    throw Failure(.unavailable, "\(server) sends \(what) from place to place")
  }
}
