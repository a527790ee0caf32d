import Foundation

@testable import Kyphoplasty

/// The CodeSystem of ours as a resource, made from the table of codes.
enum OwnCodeSystem {
  static func json() throws -> [UInt8] {
    let codes = CodeTable.all.filter { $0.system == .kyphoplasty }
    let concepts = codes.map { entry in
      """
          {
            "code": \(quoted(entry.code)),
            "display": \(quoted(entry.display ?? ""))
          }
      """
    }
    let text = """
      {
        "resourceType": "CodeSystem",
        "id": "kyphoplasty",
        "url": "http://example.org/fhir/kyphoplasty/CodeSystem/kyphoplasty",
        "name": "Kyphoplasty",
        "title": "Vertebral augmentation",
        "status": "active",
        "experimental": false,
        "description": "What is recorded of vertebral augmentation and has no evidenced code in a public code system.",
        "caseSensitive": true,
        "content": "complete",
        "count": \(codes.count),
        "concept": [
      \(concepts.joined(separator: ",\n"))
        ]
      }

      """
    return Array(text.utf8)
  }

  /// The words hold neither quotation marks nor backslashes; a test of the table would fail otherwise.
  private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
