import Foundation
import TestSupport
import Testing

/// Examples in the documentation stand in this module as they are, so they compile with the imports that they show.
@Suite struct ExampleTests {
  private static let documents = [
    "README.md", "Sources/FHIRValidation/FHIRValidation.docc/FHIRValidation.md",
    "Sources/FHIRValidation/FHIRValidation.docc/ValidatingADocument.md",
    "Sources/FHIRValidation/FHIRValidation.docc/ProfilesAndPackages.md",
  ]

  @Test(arguments: documents)
  func everyExampleWithImportsIsCompiledHere(document: String) throws {
    let examples = Self.examples(in: try Self.text(of: document)).filter { !$0.imports.isEmpty }
    #expect(!examples.isEmpty)
    let sources = try Self.sources()
    for example in examples {
      #expect(
        sources.contains { $0.holds(example) },
        "\(document) has an example that no source here has:\n\(example.code.joined(separator: "\n"))"
      )
    }
  }

  @Test(arguments: documents)
  func everyExampleOfTheProgramsOwnImportsProducts(document: String) throws {
    let manifest = try Self.text(of: "Package.swift")
    let end = try #require(manifest.range(of: "traits:"))
    let products = manifest[..<end.lowerBound].components(separatedBy: ".library(").dropFirst()
    #expect(products.count >= 8)
    for name in Self.examples(in: try Self.text(of: document)).flatMap(\.imports) {
      #expect(products.contains { $0.contains("\"\(name)\"") }, "\(name) is in no product")
    }
  }

  /// Lines of Swift without what surrounds them.
  private struct Code {
    var imports: Set<Substring> = []
    var code: [Substring] = []

    init(_ lines: some Sequence<Substring>) {
      for line in lines {
        let words = line.split(separator: " ")
        if words.first == "import", words.count == 2 {
          imports.insert(words[1])
        } else if let start = line.firstIndex(where: { $0 != " " }) {
          code.append(line[start...])
        }
      }
    }

    /// Whether an example's lines follow one another here, with no import that it lacks but for the types of its input.
    func holds(_ example: Code) -> Bool {
      guard imports.subtracting(example.imports).isSubset(of: ["LosslessJSON"]) else {
        return false
      }
      return code.indices.contains { code[$0...].starts(with: example.code) }
    }
  }

  private static func examples(in text: String) -> [Code] {
    text.components(separatedBy: "```swift\n").dropFirst().map { part in
      let block = part.components(separatedBy: "```").first ?? ""
      return Code(block.split(separator: "\n"))
    }
  }

  private static func sources() throws -> [Code] {
    try ["RecordExample", "ValidationExample", "PackageExample"].map { name in
      Code(try text(of: "Tests/LibraryTests/\(name).swift").split(separator: "\n"))
    }
  }

  private static func text(of path: String) throws -> String {
    let bytes = try PackageFolder.bytes(of: "\(PackageFolder.root)/\(path)")
    return String(decoding: bytes, as: UTF8.self)
  }
}
