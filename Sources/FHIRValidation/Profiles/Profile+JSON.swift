internal import FHIRDefinitions
internal import LosslessJSON

extension Profile {
  /// The compiled profile as JSON, an element a line: what it adds to its type, for review and for snapshot tests.
  func json() -> [UInt8] {
    var lines: [UInt8] = []
    root.write(to: &lines)
    return lines
  }
}

extension ProfileElement {
  fileprivate func write(to lines: inout [UInt8]) {
    var json = JSONWriter(capacity: 256)
    json.object { write(to: &$0) }
    lines += json.finish()
    lines.append(UInt8(ascii: "\n"))
    for child in children { child.write(to: &lines) }
    for slice in slicing?.slices ?? [] { slice.write(to: &lines) }
    slicing?.remainder?.write(to: &lines)
  }

  private func write(to json: inout JSONWriter) {
    json.member("element", id)
    if cardinality.minimum > base.minimum {
      json.key("min")
      json.integer(cardinality.minimum)
    }
    if cardinality.isNarrower(than: base), let maximum = cardinality.maximum {
      json.key("max")
      json.integer(maximum)
    }
    let told = types.filter { !$0.profiles.isEmpty || $0.targets != nil }
    if types.contains(where: { !$0.isAllowed }) || !told.isEmpty {
      json.key("types")
      json.array { json in
        for type in types where type.isAllowed { type.write(to: &json) }
      }
    }
    value.write(to: &json)
    if let binding { json.member("binding", binding.canonical) }
    if !constraints.isEmpty {
      json.key("constraints")
      json.array { json in
        for invariant in constraints.invariants { json.string(invariant.key) }
      }
    }
    if let slicing {
      json.member("slicing", "\(slicing.rules)\(slicing.isOrdered ? ", ordered" : "")")
    }
  }
}

extension ProfileType {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member(StaticString("name"), name)
      if !profiles.isEmpty {
        json.key("profiles")
        json.array { json in
          for profile in profiles { json.string(profile.canonical) }
        }
      }
      if let targets, !targets.targets.isEmpty {
        json.key("targets")
        json.array { json in
          for target in targets.targets { json.string(target.profile?.canonical ?? target.type) }
        }
      }
    }
  }
}

extension ValueRules {
  fileprivate func write(to json: inout JSONWriter) {
    if let fixed { json.member("fixed", fixed.shown(fixed.root)) }
    if let pattern { json.member("pattern", pattern.shown(pattern.root)) }
    if let minimum { json.member("minValue", minimum.words) }
    if let maximum { json.member("maxValue", maximum.words) }
    if let minimumLength {
      json.key("minLength")
      json.integer(minimumLength)
    }
    if let maximumLength {
      json.key("maxLength")
      json.integer(maximumLength)
    }
    if expression != nil {
      json.key("regex")
      json.boolean(true)
    }
    if mustHaveValue {
      json.key("mustHaveValue")
      json.boolean(true)
    }
  }
}

extension Slice {
  fileprivate func write(to lines: inout [UInt8]) {
    var json = JSONWriter(capacity: 128)
    json.object { json in
      json.member("slice", name)
      json.member("when", conditions)
      json.key("min")
      json.integer(element.cardinality.minimum)
      json.key("max")
      if let maximum = element.cardinality.maximum {
        json.integer(maximum)
      } else {
        json.string("*")
      }
    }
    lines += json.finish()
    lines.append(UInt8(ascii: "\n"))
    element.write(to: &lines)
  }
}
