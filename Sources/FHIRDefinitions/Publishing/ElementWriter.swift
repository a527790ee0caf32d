internal import LosslessJSON

/// Writes an element of a snapshot as a complete ElementDefinition of R4.
struct ElementWriter {
  private let element: ElementDefinition
  private let words: ElementWords

  init(_ element: ElementDefinition, words: ElementWords) {
    self.element = element
    self.words = words
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", element.id)
      if let extensions = element.extensionsJSON {
        json.key("extension")
        json.json(extensions)
      }
      json.member("path", element.path)
      if element.isXMLAttribute {
        json.key("representation")
        json.array { $0.string("xmlAttr") }
      }
      if let name = element.sliceName { json.member("sliceName", name) }
      // sdf-9: the root has neither labels nor codes nor requirements.
      if !element.isRoot { copy(["label", "code"], to: &json) }
      if let slicing = element.slicing { write(slicing, to: &json) }
      copy(["short"], to: &json)
      json.member("definition", words.definition(of: element))
      copy(["comment"], to: &json)
      if !element.isRoot { copy(["requirements"], to: &json) }
      copy(["alias"], to: &json)
      writeCardinality(to: &json)
      if let reference = element.contentReference { json.member("contentReference", reference) }
      if !element.types.isEmpty {
        json.key("type")
        json.array { json in
          for type in element.types { TypeWriter(type, of: element).write(to: &json) }
        }
      }
      copy(["meaningWhenMissing", "orderMeaning"], to: &json)
      writeValues(to: &json)
      copy(["condition"], to: &json)
      if !element.constraints.isEmpty {
        json.key("constraint")
        json.array { json in
          for constraint in element.constraints { write(constraint, to: &json) }
        }
      }
      writeMarks(to: &json)
      if let binding = element.binding { write(binding, to: &json) }
      copy(["mapping"], to: &json)
    }
  }

  /// Takes members over as an author wrote them.
  private func copy(_ members: [String], to json: inout JSONWriter) {
    for member in members {
      guard let value = words.said(member, of: element) else { continue }
      json.key(member)
      json.json(CompactJSON.bytes(value))
    }
  }

  private func writeCardinality(to json: inout JSONWriter) {
    func text(_ max: Int?) -> String { max.map(String.init) ?? "*" }
    json.member("min", element.min)
    json.member("max", text(element.max))
    json.key("base")
    json.object { json in
      json.member("path", element.basePath)
      json.member("min", element.baseMin)
      json.member("max", text(element.baseMax))
    }
  }

  private func writeValues(to json: inout JSONWriter) {
    write("fixed", element.fixed, to: &json)
    write("pattern", element.pattern, to: &json)
    copy(["example"], to: &json)
    write("minValue", element.minValue, to: &json)
    write("maxValue", element.maxValue, to: &json)
    if let length = element.maxLength { json.member("maxLength", length) }
  }

  private func write(_ prefix: String, _ value: ElementValue?, to json: inout JSONWriter) {
    guard let value else { return }
    json.key("\(prefix)\(value.type.prefix(1).uppercased())\(value.type.dropFirst())")
    json.json(value.json)
  }

  private func writeMarks(to json: inout JSONWriter) {
    if element.mustSupport { json.member("mustSupport", true) }
    json.member("isModifier", element.isModifier)
    if element.isModifier {
      json.member("isModifierReason", words.modifierReason(of: element))
    }
    json.member("isSummary", element.isSummary)
  }

  private func write(_ slicing: Slicing, to json: inout JSONWriter) {
    json.key("slicing")
    json.object { json in
      if !slicing.discriminators.isEmpty {
        json.key("discriminator")
        json.array { json in
          for discriminator in slicing.discriminators {
            json.object { json in
              json.member("type", discriminator.kind.code)
              json.member("path", discriminator.path)
            }
          }
        }
      }
      if let text = words.said("slicing", of: element)?["description"]?.string {
        json.member("description", text)
      } else if slicing.discriminators.isEmpty {
        // eld-1: a slicing that nothing tells apart is at least described.
        json.member("description", "The slices differ in what each of them asks for.")
      }
      json.member("ordered", slicing.isOrdered)
      json.member("rules", slicing.rules.code)
    }
  }

  private func write(_ constraint: Constraint, to json: inout JSONWriter) {
    json.object { json in
      if constraint.isBestPractice {
        json.key("extension")
        json.array { json in
          json.object { json in
            json.member("url", FactExtensions.bestPractice)
            json.member("valueBoolean", true)
          }
        }
      }
      json.member("key", constraint.key)
      if let text = words.said(constraint, on: element)?["requirements"]?.string {
        json.member("requirements", text)
      }
      json.member("severity", constraint.severity == .error ? "error" : "warning")
      json.member("human", words.human(of: constraint, on: element))
      if let expression = constraint.expression { json.member("expression", expression) }
      if let source = constraint.source { json.member("source", source) }
    }
  }

  private func write(_ binding: Binding, to json: inout JSONWriter) {
    json.key("binding")
    json.object { json in
      let sets = [
        (FactExtensions.maximumValueSet, binding.maximumValueSet),
        (FactExtensions.minimumValueSet, binding.minimumValueSet),
      ].compactMap { url, set in set.map { (url, $0) } }
      let others = binding.extensionsJSON.flatMap { try? JSONDocument($0) }
      if !sets.isEmpty || others != nil {
        json.key("extension")
        json.array { json in
          for (url, set) in sets {
            json.object { json in
              json.member("url", url)
              json.member("valueCanonical", set)
            }
          }
          for value in others.map({ Array($0.value.elements) }) ?? [] {
            json.json(CompactJSON.bytes(value))
          }
        }
      }
      json.member("strength", binding.strength.code)
      let text = words.said("binding", of: element)?["description"]?.string
      if let text { json.member("description", text) }
      if let set = binding.valueSet {
        json.member("valueSet", set)
      } else if text == nil {
        // sdf-10: a binding without value set says what it means.
        json.member("description", "Codes that mean \(element.name).")
      }
    }
  }
}
