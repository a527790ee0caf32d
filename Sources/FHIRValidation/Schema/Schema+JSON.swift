internal import FHIRDefinitions
internal import LosslessJSON

extension Schema {
  /// The compiled schema as JSON, an element a line: what a profile came to, for review and for snapshot tests.
  ///
  /// Other schemas are named, not written out.
  func json() -> [UInt8] {
    var lines: [UInt8] = []
    for element in elements.compactMap({ $0 }) {
      var json = JSONWriter(capacity: 256)
      element.write(to: &json)
      lines += json.finish()
      lines.append(UInt8(ascii: "\n"))
    }
    return lines
  }
}

extension SchemaElement {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("element", path)
      json.key("min")
      json.integer(cardinality.minimum)
      json.key("max")
      if let maximum = cardinality.maximum { json.integer(maximum) } else { json.string("*") }
      if isArray {
        json.key("array")
        json.boolean(true)
      }
      if !types.isEmpty {
        json.key("types")
        json.array { json in
          for type in types { type.write(to: &json) }
        }
      }
      if let binding {
        json.key(binding.strength.name)
        json.string(binding.canonical)
        json.key("complete")
        json.boolean(binding.valueSet.valueSet?.isComplete ?? false)
        if let maximum = binding.maximum {
          json.key("maximum")
          json.string(maximum.canonical)
        }
      }
      if !invariants.isEmpty {
        json.key("invariants")
        json.array { json in
          for invariant in invariants.invariants { json.string(invariant.key) }
        }
      }
    }
  }
}

extension ElementType {
  fileprivate func write(to json: inout JSONWriter) {
    let kind =
      switch content {
      case .primitive: "primitive"
      case .bare: "bare"
      case .own: "own"
      case .element(let index): "element \(index)"
      case .type: "type"
      case .resource: "resource"
      case .unknown: "unknown"
      }
    json.object { json in
      json.member(StaticString("name"), name)
      json.member(StaticString("is"), kind)
      if let targets {
        json.key("targets")
        json.array { json in
          for type in targets.types { json.string(type) }
        }
      }
    }
  }
}
