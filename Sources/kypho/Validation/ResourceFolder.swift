import FHIRValidation
import Kyphoplasty
import LosslessJSON

/// The resources of a folder, found by their type and id, and those of the bundles in it by their full url, too.
///
/// Where each one lies is read once; the resources are read again when they are asked for, from their own bytes, so that a
/// large folder takes little memory and one resource little time.
final class ResourceFolder: ReferenceResolver {
  private struct Place {
    /// Its place among the files.
    var file: Int
    /// The bytes of the file that are the resource.
    var bytes: Range<Int>
  }

  private let files: [DocumentFile]
  private let places: [String: Place]

  /// Reads where the resources of a folder lie.
  ///
  /// - Parameters:
  ///   - folder: the folder; its folders are looked at, too.
  ///   - report: takes each document that cannot be read, and each file that cannot be read to its end.
  /// - Throws: `Failure` where there is no folder, or nothing in it.
  init(_ folder: String, orReport report: (Failure) -> Void) throws {
    files = try DocumentFile.expand([folder])
    var places: [String: Place] = [:]
    for (number, file) in files.enumerated() {
      do {
        let source = try DocumentSource(file)
        while let next = try source.next() {
          do throws(JSONError) {
            let document = try JSONDocument(next.bytes, firstLine: next.firstLine)
            Self.note(document, at: next.offset, inFile: number, &places)
          } catch {
            report(
              Failure(
                .unreadable,
                "\(file.name):\(error.position): \(error.message); references to what is in it find nothing"
              ))
          }
        }
      } catch let failure as Failure where failure.status == .unreadable {
        report(failure)
      }
    }
    self.places = places
  }

  private static func note(
    _ document: JSONDocument, at offset: Int, inFile file: Int, _ places: inout [String: Place]
  ) {
    func note(_ node: JSONNode, as name: String?) {
      guard let name, places[name] == nil else { return }
      let range = document.range(of: node)
      places[name] = Place(
        file: file, bytes: (offset + range.lowerBound)..<(offset + range.upperBound))
    }
    let root = document.value
    note(document.root, as: name(root))
    guard root["resourceType"]?.string == "Bundle", let entries = root["entry"] else { return }
    for entry in entries.elements {
      guard let resource = entry["resource"] else { continue }
      note(resource.node, as: name(resource))
      note(resource.node, as: entry["fullUrl"]?.string)
    }
  }

  func hasResource(for reference: String) -> Bool { place(of: reference) != nil }

  func resource(for reference: String) -> JSONDocument? {
    // What was read once and can be read no more was changed meanwhile, and is as good as not there.
    place(of: reference).flatMap { try? read($0) }
  }

  private func place(of reference: String) -> Place? {
    if let place = places[reference] { return place }
    let parts = reference.split(separator: "/")
    // A version is left out: the folder has one of each.
    let history = parts.firstIndex(of: "_history") ?? parts.endIndex
    return places[parts[..<history].suffix(2).joined(separator: "/")]
  }

  private func read(_ place: Place) throws -> JSONDocument {
    let file = try InputFile(files[place.file].path)
    var bytes: [UInt8] = []
    while bytes.count < place.bytes.count {
      let more = try file.read(
        upTo: place.bytes.count - bytes.count, at: place.bytes.lowerBound + bytes.count)
      if more.isEmpty { break }
      bytes += more
    }
    return try JSONDocument(bytes)
  }

  private static func name(_ resource: JSONValue) -> String? {
    guard let type = resource["resourceType"]?.string, let id = resource["id"]?.string else {
      return nil
    }
    return "\(type)/\(id)"
  }
}
