import FHIRDelivery
import Foundation
import Logging
import LosslessJSON
import TestSupport
import Testing

@testable import kypho

/// Log lines, for people and for collectors.
@Suite(.takingTurns) struct LogTests {
  private func lines(_ format: LogFormat, _ write: (Logger) -> Void) throws -> [String] {
    let folder = try Folder()
    let output = try LogOutput(path: "\(folder.path)/log")
    write(Logger(label: "kypho") { _ in LineLogHandler(format, level: .info, output: output) })
    #expect(try folder.mode(of: "log") == 0o600)
    return try folder.text("log").split(separator: "\n").map(String.init)
  }

  @Test func aLineOfTextHasTimeLevelMessageAndFields() throws {
    let lines = try lines(.text) { log in
      log.debug("is not asked for")
      log.warning("request ended", metadata: ["request": "item-1-2", "reason": "two words"])
    }

    #expect(lines.count == 1)
    #expect(
      lines.first?.contains(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warning request ended reason="two words" request=item-1-2$/
      ) == true)
  }

  @Test func aLineOfJSONIsOneObject() throws {
    let lines = try lines(.json) { log in
      log.error("request ended", metadata: ["request": "item-1-2", "odd": "a \"b\"\nc"])
    }
    let json = try JSONDocument(Array(try #require(lines.first).utf8)).value

    #expect(lines.count == 1)
    #expect(json["level"]?.string == "error")
    #expect(json["message"]?.string == "request ended")
    #expect(json["request"]?.string == "item-1-2")
    #expect(json["odd"]?.string == "a \"b\"\nc")
  }
}
