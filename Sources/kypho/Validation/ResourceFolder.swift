import FHIRValidation
import LosslessJSON

/// The resources of a folder, found by their type and id, and those of the bundles in it by their full url, too.
///
/// Where each one lies is read once; the resources are read again when they are asked for, so that a large folder takes
/// little memory.
final class ResourceFolder: ReferenceResolver {
  private struct Place {
    var file: DocumentFile
    /// The document of the file, from 0.
    var document: Int
    /// The entry of the bundle, from 0; `nil` for the document's own resource.
    var entry: Int?
  }

  private let places: [String: Place]

  init(_ folder: String) throws {
    var places: [String: Place] = [:]
    for file in try DocumentFile.expand([folder]) {
      var number = 0
      let source = try DocumentSource(file)
      while let next = try source.next() {
        defer { number += 1 }
        guard let document = try? JSONDocument(next.bytes) else { continue }
        let place = Place(file: file, document: number)
        if let name = Self.name(document.value) { places[name] = places[name] ?? place }
        guard document.value["resourceType"]?.string == "Bundle",
          let entries = document.value["entry"]
        else { continue }
        for (index, entry) in entries.elements.enumerated() {
          guard let resource = entry["resource"] else { continue }
          let names = [Self.name(resource), entry["fullUrl"]?.string].compactMap(\.self)
          for name in names {
            places[name] =
              places[name] ?? Place(file: file, document: number, entry: index)
          }
        }
      }
    }
    self.places = places
  }

  func resource(for reference: String) -> JSONDocument? {
    let parts = reference.split(separator: "/")
    // A version is left out: the folder has one of each.
    let history = parts.firstIndex(of: "_history") ?? parts.endIndex
    let name = parts[..<history].suffix(2).joined(separator: "/")
    guard let place = places[reference] ?? places[name] else { return nil }
    return try? read(place)
  }

  private func read(_ place: Place) throws -> JSONDocument? {
    let source = try DocumentSource(place.file)
    var number = 0
    while let next = try source.next() {
      defer { number += 1 }
      guard number == place.document else { continue }
      let document = try JSONDocument(next.bytes)
      guard let index = place.entry else { return document }
      let entry = document.value["entry"]?.elements.dropFirst(index).first { _ in true }
      guard let node = entry?["resource"]?.node else { return nil }
      return try JSONDocument(Array(document.bytes[document.range(of: node)]))
    }
    return nil
  }

  private static func name(_ resource: JSONValue) -> String? {
    guard let type = resource["resourceType"]?.string, let id = resource["id"]?.string else {
      return nil
    }
    return "\(type)/\(id)"
  }
}
