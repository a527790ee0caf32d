import Foundation

/// A token server made with Authlib, an implementation of OAuth that is none of ours, with a FHIR server beside it that
/// lets in by its tokens.
///
/// It serves `/fhir/.well-known/smart-configuration`, `/fhir/metadata`, anything else below `/fhir` with a token, `/token`,
/// and `/counts` and `/tokens`, which say what was asked, refused and given, and `/revoke`, which ends all tokens. A
/// bundle is answered as if it had been executed.
public final class TokenServerProcess {
  /// What the server knows and does.
  public struct Settings: Encodable {
    /// The client's id.
    public var client = "test client"
    /// The client's secret.
    public var secret = "a:b/c d"
    /// The client's public keys: a JWK set.
    public var keys: String
    /// How long tokens are good for, as the server says; it takes them a minute longer, so that a test may be slow.
    public var expiresIn = 300
    /// Whether tokens say themselves until when they are good: `expires.1774944000.…`, for a server that knows no others.
    public var saysExpiry = false
    /// Whether `/fhir/metadata` takes a token too.
    public var protectsMetadata = false
    /// SMART's capabilities.
    public var capabilities = ["client-confidential-asymmetric", "permission-v2"]

    /// Makes settings for a client with these keys.
    public init(keys: String = #"{"keys":[]}"#) { self.keys = keys }
  }

  /// Where it listens.
  public let url: String
  private let process = Process()

  /// Starts; nil, with a printed line, where Python, Authlib or Flask is missing.
  public init?(_ settings: Settings) throws {
    guard Self.isInstalled else {
      print("skipped: python3 with authlib and flask is not installed")
      return nil
    }
    let text = String(decoding: try JSONEncoder().encode(settings), as: UTF8.self)
    process.executableURL = URL(filePath: Self.env)
    process.arguments = ["python3", "-c", Self.script, text]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["AUTHLIB_INSECURE_TRANSPORT": "1", "PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = ""
    while !line.hasSuffix("\n") {
      let chunk = output.fileHandleForReading.availableData
      if chunk.isEmpty { throw CocoaError(.fileReadUnknown) }
      line += String(decoding: chunk, as: UTF8.self)
    }
    url = line.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  deinit {
    // Not by SIGTERM: the threads that run tests block it, and the server inherits that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  private static let env = "/usr/bin/env"

  /// Whether Python, Authlib and Flask are there.
  public static let isInstalled: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: env)
    process.arguments = ["python3", "-c", "import authlib, flask, joserfc"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private static let script = """
    import json, os, secrets, sys, threading, time
    from authlib.integrations.flask_oauth2 import AuthorizationServer
    from authlib.oauth2.rfc6749 import ClientMixin, InvalidClientError, grants
    from authlib.oauth2.rfc7523 import JWTBearerClientAssertion
    from flask import Flask, request
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet
    from werkzeug.serving import make_server

    settings = json.loads(sys.argv[1])
    counts = {"asked": 0, "given": 0, "refused": [], "requests": 0, "unauthorized": 0, "scopes": []}
    tokens, used, lock = {}, set(), threading.Lock()

    class Client(ClientMixin):
        def get_client_id(self): return settings["client"]
        def get_allowed_scope(self, scope): return scope or ""
        def check_client_secret(self, secret): return secret == settings["secret"]
        def check_endpoint_auth_method(self, method, endpoint): return True
        def check_grant_type(self, grant): return grant == "client_credentials"
        def check_response_type(self, kind): return False

    class Assertion(JWTBearerClientAssertion):
        def get_audiences(self): return [base + "/token"]
        def validate_jti(self, claims, jti):
            with lock:
                fresh = jti not in used
                used.add(jti)
            return fresh
        def resolve_client_public_key(self, client):
            return KeySet.import_key_set(json.loads(settings["keys"]))
        def process_assertion_claims(self, assertion, key):
            # Authlib's own list leaves out what SMART asks for.
            try:
                token = jwt.decode(assertion, key, algorithms=["ES384", "RS384"])
            except JoseError as error:
                raise InvalidClientError(description=str(error)) from error
            claims = token.claims
            if token.header.get("typ") != "JWT" or "kid" not in token.header:
                raise InvalidClientError(description="header")
            if "nbf" in claims or claims.get("exp", 0) > time.time() + 300:
                raise InvalidClientError(description="time")
            self.verify_claims(claims)
            return claims

    class Grant(grants.ClientCredentialsGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = [
            "client_secret_basic", "client_secret_post", Assertion.CLIENT_AUTH_METHOD]

    app = Flask("tokens")
    app.config["OAUTH2_TOKEN_EXPIRES_IN"] = {"client_credentials": settings["expiresIn"]}

    def expiring(client, grant_type, user, scope):
        until = int(time.time() + settings["expiresIn"]) + 1
        return f"expires.{until}.{secrets.token_urlsafe(24)}"

    if settings["saysExpiry"]: app.config["OAUTH2_ACCESS_TOKEN_GENERATOR"] = expiring

    def keep(token, _):
        with lock:
            counts["given"] += 1
            counts["scopes"].append(token.get("scope", ""))
            tokens[token["access_token"]] = time.time() + settings["expiresIn"] + 60

    server = AuthorizationServer(
        app, query_client=lambda name: Client() if name == settings["client"] else None,
        save_token=keep)
    server.register_grant(Grant)
    server.register_client_auth_method(Assertion.CLIENT_AUTH_METHOD, Assertion(leeway=0))

    @app.post("/token")
    def token():
        with lock: counts["asked"] += 1
        response = server.create_token_response()
        if response.status_code >= 400:
            with lock: counts["refused"].append(response.get_json().get("error_description", ""))
        return response

    @app.get("/fhir/.well-known/smart-configuration")
    def smart():
        return {"token_endpoint": base + "/token", "capabilities": settings["capabilities"]}

    @app.post("/revoke")
    def revoke():
        with lock:
            for token in tokens: tokens[token] = 0
        return ""

    @app.get("/tokens")
    def given():
        return list(tokens)

    @app.get("/counts")
    def count():
        return counts

    def is_stranger():
        kind, _, value = request.headers.get("Authorization", "").partition(" ")
        with lock:
            counts["requests"] += 1
            stranger = kind != "Bearer" or tokens.get(value, 0) < time.time()
            counts["unauthorized"] += stranger
        return stranger

    @app.get("/fhir/metadata")
    def metadata():
        if settings["protectsMetadata"] and is_stranger(): return "", 401
        return app.response_class(
            json.dumps({
                "resourceType": "CapabilityStatement", "fhirVersion": "4.0.1",
                "rest": [{"mode": "server", "interaction": [{"code": "transaction"}]}]}),
            content_type="application/fhir+json")

    @app.route("/fhir", defaults={"path": ""}, methods=["GET", "POST", "PUT"])
    @app.route("/fhir/<path:path>", methods=["GET", "POST", "PUT"])
    def fhir(path):
        if is_stranger(): return "", 401
        bundle = request.get_json(force=True, silent=True)
        if not isinstance(bundle, dict) or bundle.get("resourceType") != "Bundle": return "{}"
        entries = [{"response": {"status": "200 OK"}} for _ in bundle.get("entry", [])]
        return app.response_class(
            json.dumps({
                "resourceType": "Bundle", "type": "transaction-response", "entry": entries}),
            content_type="application/fhir+json")

    http = make_server("127.0.0.1", 0, app, threaded=True)
    base = f"http://127.0.0.1:{http.port}"
    parent = os.getppid()

    def watch():
        while os.getppid() == parent: time.sleep(0.5)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    print(base, flush=True)
    http.serve_forever()
    """
}
