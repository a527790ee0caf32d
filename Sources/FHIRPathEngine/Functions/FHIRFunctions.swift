internal import LosslessJSON

extension FunctionTable {
  /// What FHIR adds to FHIRPath.
  static let fhir: [Function] = [
    .collection("extension", 1...1, gives: .extensions) { (evaluator, call) throws(FHIRPathError) in
      try evaluator.extensions(call)
    },
    .collection("getValue", gives: .unknown) { (evaluator, call) throws(FHIRPathError) in
      guard let item = try evaluator.single(call.input, call.step) else { return }
      if evaluator.hasValue(item) { evaluator.push(evaluator.value(item)) }
    },
    .collection("resolve", gives: .unknown) { (evaluator, call) throws(FHIRPathError) in
      for place in call.input { evaluator.resolve(evaluator.stack[place]) }
    }.askingHost(),
    .collection("memberOf", 1...1, gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      guard let item = try evaluator.single(call.input, call.step),
        let url = try evaluator.firstText(of: call)
      else { return }
      let isMember = evaluator.host?.isMember(evaluator.publicItem(item), of: url)
      if isMember == nil, evaluator.isLenient {
        throw evaluator.error("the value set is not known here", at: call.step)
      }
      evaluator.push(Truth(isMember))
    }.askingHost(),
    .collection("conformsTo", 1...1, gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      guard let item = try evaluator.single(call.input, call.step),
        let url = try evaluator.firstText(of: call)
      else { return }
      guard let result = evaluator.host?.conforms(evaluator.publicItem(item), to: url) else {
        throw evaluator.error("the profile is not known here", at: call.step)
      }
      evaluator.push(.boolean(result) as Item)
    }.askingHost(),
    .collection("subsumes", 1...1, gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      try evaluator.subsumes(call, isInverse: false)
    }.askingHost(),
    .collection("subsumedBy", 1...1, gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      try evaluator.subsumes(call, isInverse: true)
    }.askingHost(),
    .collection("checkModifiers", 0...32, gives: .input) {
      (evaluator, call) throws(FHIRPathError) in
      try evaluator.checkModifiers(call)
      evaluator.push(call.input)
    },
    .html("htmlChecks"), .html("htmlChecks1"), .html("htmlChecks2"),
    .unsupported("elementDefinition"), .unsupported("slice", 2...2),
  ]
}

extension Function {
  fileprivate static func html(_ name: String) -> Function {
    .collection(name, gives: .boolean) { (evaluator, call) throws(FHIRPathError) in
      guard let item = try evaluator.single(call.input, call.step) else { return }
      let isAllowed = evaluator.host?.isAllowedHTML(evaluator.publicItem(item))
      evaluator.push(Truth(isAllowed))
    }.askingHost()
  }

  fileprivate static func unsupported(
    _ name: String, _ arity: ClosedRange<Int> = 0...0
  ) -> Function {
    .collection(name, arity, gives: .unknown) { (evaluator, call) throws(FHIRPathError) in
      throw evaluator.error("\(name)() needs a profile, and none is known here", at: call.step)
    }
  }
}

extension Evaluator {
  /// The first argument as text.
  fileprivate mutating func firstText(of call: Call) throws(FHIRPathError) -> String? {
    let range = try argument(0, evaluated: call)
    let text = try text(range, call.step)
    drop(to: range.lowerBound)
    return text
  }

  fileprivate mutating func extensions(_ call: Call) throws(FHIRPathError) {
    guard let url = try firstText(of: call) else { return }
    let start = stack.count
    for place in call.input { members(numbered: extensionName, "extension", of: stack[place]) }
    var target = start
    for place in start..<stack.count where urlIs(url, stack[place]) {
      stack[target] = stack[place]
      target += 1
    }
    drop(to: target)
  }

  private func urlIs(_ url: String, _ item: Item) -> Bool {
    guard case .node(let node) = item, node.value >= 0 else { return false }
    let document = documents[Int(node.document)]
    guard let found = document.member("url", of: JSONNode(index: Int(node.value))) else {
      return false
    }
    return document.isString(found, url)
  }

  fileprivate mutating func checkModifiers(_ call: Call) throws(FHIRPathError) {
    var known: Set<String> = []
    for index in 0..<call.count {
      let range = try argument(index, evaluated: call)
      if let url = try text(range, call.step) { known.insert(url) }
      drop(to: range.lowerBound)
    }
    let start = stack.count
    for place in call.input {
      members(numbered: table.name("modifierExtension"), "modifierExtension", of: stack[place])
    }
    let unknown = (start..<stack.count).contains { place in
      !known.contains { urlIs($0, stack[place]) }
    }
    drop(to: start)
    if unknown { throw error("there is an unknown modifier extension", at: call.step) }
  }

  fileprivate mutating func subsumes(_ call: Call, isInverse: Bool) throws(FHIRPathError) {
    let range = try argument(0, evaluated: call)
    let other = try single(range, call.step)
    drop(to: range.lowerBound)
    guard let one = try single(call.input, call.step), let other else { return }
    let (left, right) = isInverse ? (other, one) : (one, other)
    push(Truth(host?.subsumes(publicItem(left), publicItem(right))))
  }

  // MARK: References

  /// Puts the resource that a reference names on the stack, where it is to be found.
  fileprivate mutating func resolve(_ item: Item) {
    guard let reference = reference(item) else { return }
    if reference.utf8.first == UInt8(ascii: "#") {
      if let target = contained(String(reference.dropFirst()), from: item) { push(target) }
      return
    }
    if let found = host?.resolve(reference, from: publicItem(item)) { push(self.item(found)) }
  }

  private func reference(_ item: Item) -> String? {
    if case .string(let text)? = value(item) { return text }
    guard case .node(let node) = item, node.value >= 0 else { return nil }
    let document = documents[Int(node.document)]
    guard let text = document.member("reference", of: JSONNode(index: Int(node.value))),
      document.kind(of: text) == .string
    else { return nil }
    return document.text(of: text)
  }

  /// The contained resource with an id; the one that contains them for an empty id.
  private mutating func contained(_ id: String, from item: Item) -> Item? {
    if id.isEmpty { return rootResource }
    if let rootResource, let found = contained(id, in: rootResource) { return found }
    return resource(around: item).flatMap { contained(id, in: $0) }
  }

  /// The innermost resource that an element is in, which need not be the one that the expression is about.
  private mutating func resource(around item: Item) -> Item? {
    guard case .node(let node) = item, node.value >= 0 else { return nil }
    let document = documents[Int(node.document)]
    // What an element is in begins before it and ends behind it.
    for index in stride(from: Int(node.value) - 1, through: 0, by: -1) {
      let outer = JSONNode(index: index)
      guard document.kind(of: outer) == .object,
        document.nodeAfter(outer).index > Int(node.value),
        document.member("resourceType", of: outer) != nil
      else { continue }
      return .node(
        Item.Node(
          document: node.document, shape: resourceShape(of: outer, in: document),
          value: Int32(truncatingIfNeeded: index), sibling: -1))
    }
    return nil
  }

  private mutating func contained(_ id: String, in resource: Item) -> Item? {
    guard case .node(let root) = resource, root.value >= 0 else { return nil }
    let document = documents[Int(root.document)]
    guard let list = document.member("contained", of: JSONNode(index: Int(root.value))) else {
      return nil
    }
    for resource in document.elements(of: list) {
      guard let own = document.member("id", of: resource), document.isString(own, id) else {
        continue
      }
      return .node(
        Item.Node(
          document: root.document, shape: resourceShape(of: resource, in: document),
          value: Int32(truncatingIfNeeded: resource.index), sibling: -1))
    }
    return nil
  }
}
