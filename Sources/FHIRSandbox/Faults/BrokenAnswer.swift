import FlyingFox
import FlyingSocks
import Foundation

/// Responses that do not reach the client as they should.
enum BrokenAnswer {
  /// No response: the connection ends before anything of one is written.
  ///
  /// FlyingFox closes a connection whose upgrade fails, and has written nothing then.
  static var none: HTTPResponse { HTTPResponse(webSocket: Refusing()) }

  /// The beginning of a response; the head says the length of all of it.
  static func cut(_ response: HTTPResponse, _ body: [UInt8], after count: Int) -> HTTPResponse {
    guard count < body.count else { return response }
    return HTTPResponse(
      statusCode: response.statusCode, headers: response.headers,
      body: HTTPBodySequence(from: Ending(bytes: Array(body.prefix(count))), count: body.count))
  }

  /// Makes the end of a connection a reset, which the client sees as one.
  static func resetAtEnd(of request: HTTPRequest) {
    guard case .ip4(_, let port) = request.remoteAddress,
      let connection = ServerConnection(peerPort: port)
    else { return }
    connection.resetAtEnd()
  }

  private struct Ended: Error {}

  private struct Refusing: WSHandler {
    func makeFrames(
      for client: AsyncThrowingStream<WSFrame, any Error>
    ) async throws -> AsyncStream<WSFrame> {
      throw Ended()
    }
  }

  /// Bytes, and then an error that ends the connection.
  private struct Ending: AsyncBufferedSequence {
    typealias Element = UInt8
    let bytes: [UInt8]

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...]) }

    struct Iterator: AsyncBufferedIteratorProtocol {
      var rest: ArraySlice<UInt8>

      mutating func next() async throws -> UInt8? {
        guard let byte = rest.popFirst() else { throw Ended() }
        return byte
      }

      mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
        guard !rest.isEmpty else { throw Ended() }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }
    }
  }
}
