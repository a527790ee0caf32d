internal import LosslessJSON

/// The list of a guide's resources as its package has them: with their descriptions, and the examples behind them.
///
/// The guide's own list names the conformance resources and their groups; descriptions are those of the resources
/// themselves, and the examples are the bundles that the samples become.
struct GuideContents {
  let sources: ProfileSources
  let examples: [Example]

  /// The group of the examples, which the guide describes.
  private static let group = "examples"

  /// The guide with the whole list.
  func completing(_ guide: JSONValue) -> JSONDocument {
    var json = JSONWriter(capacity: 1 << 16)
    json.object { json in
      for (key, value) in guide.members {
        json.key(key)
        guard key == "definition" else {
          json.json(value.bytes)
          continue
        }
        json.object { json in
          for (key, value) in value.members {
            json.key(key)
            if key == "resource" { write(value, to: &json) } else { json.json(value.bytes) }
          }
        }
      }
    }
    return (try? JSONDocument(json.finish())) ?? guide.document
  }

  private func write(_ list: JSONValue, to json: inout JSONWriter) {
    let described = Dictionary(
      sources.resources.map { ("\($0.type)/\($0.id)", $0.document.value["description"]) },
      uniquingKeysWith: { one, _ in one })
    json.array { json in
      for resource in list.elements {
        let reference = resource["reference"]?["reference"]?.string ?? ""
        json.object { json in
          for (key, value) in resource.members {
            // Where FHIR has it: behind the name, before what says whether it is an example.
            if key == "exampleBoolean", resource["description"] == nil,
              let description = described[reference] ?? nil
            {
              json.key("description")
              json.json(description.bytes)
            }
            json.key(key)
            json.json(value.bytes)
          }
        }
      }
      for example in examples { write(example, to: &json) }
    }
  }

  private func write(_ example: Example, to json: inout JSONWriter) {
    let title = ExamplePages.title(of: example)
    write(
      "Bundle/\(example.story)", title,
      ExamplePages.summary(of: example.encounter) + " The patient is invented.",
      of: "export-bundle", to: &json)
    guard example.directory != nil else { return }
    write(
      "Bundle/\(example.story)-directory", "\(title): directory",
      "What the encounter of this name shares with others: the facility, its place, clinicians.",
      of: "directory-bundle", to: &json)
  }

  private func write(
    _ reference: String, _ name: String, _ description: String, of profile: String,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.key("reference")
      json.object { $0.member("reference", reference) }
      json.member("name", name)
      json.member("description", description)
      json.member("exampleCanonical", "\(sources.canonical)/StructureDefinition/\(profile)")
      json.member("groupingId", Self.group)
    }
  }
}
