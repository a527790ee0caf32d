/// The statuses that the sandbox answers with.
enum HTTPStatus: Int, Sendable {
  case ok = 200
  case created = 201
  case noContent = 204
  case notModified = 304
  case badRequest = 400
  case unauthorized = 401
  case notFound = 404
  case methodNotAllowed = 405
  case notAcceptable = 406
  case conflict = 409
  case gone = 410
  case preconditionFailed = 412
  case contentTooLarge = 413
  case unsupportedMediaType = 415
  case unprocessable = 422
  case tooManyRequests = 429
  case internalError = 500
  case unavailable = 503

  var phrase: String {
    switch self {
    case .ok: "OK"
    case .created: "Created"
    case .noContent: "No Content"
    case .notModified: "Not Modified"
    case .badRequest: "Bad Request"
    case .unauthorized: "Unauthorized"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .notAcceptable: "Not Acceptable"
    case .conflict: "Conflict"
    case .gone: "Gone"
    case .preconditionFailed: "Precondition Failed"
    case .contentTooLarge: "Payload Too Large"
    case .unsupportedMediaType: "Unsupported Media Type"
    case .unprocessable: "Unprocessable Entity"
    case .tooManyRequests: "Too Many Requests"
    case .internalError: "Internal Server Error"
    case .unavailable: "Service Unavailable"
    }
  }

  /// As `Bundle.entry.response.status` has it: `201 Created`.
  var line: String { "\(rawValue) \(phrase)" }
}
