import Foundation
import LosslessJSON

#if canImport(CSimdjson)
  import CSimdjson
#endif

enum ParseBenchmark: Benchmark {
  static let name = "parse"
  static let summary = "read a minified bundle of 3 MB, with all checks"

  static func run() throws {
    let bytes = try SharedBundle.bytes()
    let data = Data(bytes)
    var candidates = [
      Candidate(name: "LosslessJSON") { try JSONDocument(bytes).nodeCount },
      Candidate(name: "Foundation JSONSerialization") {
        (try JSONSerialization.jsonObject(with: data) as? [String: Any])?.count ?? 0
      },
    ]
    #if canImport(CSimdjson)
      let peer = csimdjson_make(bytes, bytes.count)
      defer { csimdjson_free(peer) }
      let implementation = String(cString: csimdjson_implementation())
      candidates.append(
        Candidate(name: "simdjson DOM (\(implementation))") { csimdjson_parse(peer) })
    #else
      print("  simdjson is not measured: libsimdjson-dev is not installed")
    #endif
    try printTable(of: candidates, rounds: 21, bytes: bytes.count)
  }
}
