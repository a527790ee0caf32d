internal import FHIRDefinitions
internal import LosslessJSON

extension Evaluator {
  func isNode(_ item: Item) -> Bool {
    if case .node = item { true } else { false }
  }

  /// What is known of the type of a node.
  mutating func shape(_ id: Int32) -> Shape? {
    guard id >= 0 else { return nil }
    let index = Int(id)
    if index < shapes.count, let shape = shapes[index] { return shape }
    let shape = table.shape(id)
    shapes = table.snapshot
    return shape
  }

  // MARK: By name

  /// Puts the members with a name on the stack; the name is a place in `Program.names`.
  mutating func members(_ name: Int, of item: Item) throws(FHIRPathError) {
    let number = program.nameNumbers[name]
    guard case .node(let node) = item else {
      return members(numbered: number, program.names[name], of: item)
    }
    if node.isLeaf { return }
    let entry =
      lookups.entry(number, of: node.shape) ?? lookup(number, name, node.shape, program)
    if entry.kind == .absent { return }
    try collect(entry, of: node)
  }

  /// Puts the members with a name on the stack; the number is that of the table of types.
  mutating func members(numbered number: Int32, _ name: String, of item: Item) {
    switch item {
    case .node(let node):
      if node.isLeaf { return }
      guard let shape = shape(node.shape), !shape.isOpen else {
        return untypedMember(name, of: node)
      }
      guard let member = shape.place(ofMember: number) else { return }
      push(member, of: node, shape)
    case .constant, .pooled:
      guard case .type(let namespace, let typeName)? = value(item) else { return }
      switch name {
      case "name": push(.string(typeName) as FHIRPathValue)
      case "namespace": push(.string(namespace) as FHIRPathValue)
      default: break
      }
    case .boolean, .integer: break
    }
  }

  private mutating func push(_ member: Int, of node: Item.Node, _ shape: Shape) {
    let document = documents[Int(node.document)]
    // The members of a primitive, its id and extensions, stand in its sibling.
    let object = shape.primitive != nil ? node.sibling : node.value
    guard object >= 0 else { return }
    let place = shape.firstKey(ofMember: member)
    guard place.key.length > 0 else { return }
    if place.count == 1, !place.key.isPrimitive {
      let value = shape.withUTF8(of: place.key) {
        document.member(utf8: $0, of: JSONNode(index: Int(object)))
      }
      guard let value else { return }
      return push(
        Found(
          value: Int32(truncatingIfNeeded: value.index), sibling: -1, shape: place.key.shape,
          isOpen: place.key.isOpen),
        in: node.document, document)
    }
    var found = Found()
    let first = shape.withUTF8(of: place.key) { $0.first ?? 0 }
    document.bytes.withUnsafeBufferPointer { bytes in
      document.forEachMember(of: JSONNode(index: Int(object))) { key, value in
        let range = document.contentRange(of: key)
        guard !range.isEmpty else { return }
        let isSibling = bytes[range.lowerBound] == UInt8(ascii: "_")
        guard isSibling || bytes[range.lowerBound] == first || document.hasEscapes(key),
          let known = self.key(key, range, isSibling: isSibling, shape, document, bytes),
          Int(known.member) == member
        else { return }
        if isSibling {
          found.sibling = Int32(truncatingIfNeeded: value.index)
        } else {
          found.value = Int32(truncatingIfNeeded: value.index)
        }
        found.shape = known.shape
        found.isOpen = known.isOpen
        found.isPrimitive = known.isPrimitive
      }
    }
    push(found, in: node.document, document)
  }

  /// What a key means in an object of a type; with `_` in front, what the key behind it means.
  @inline(__always)
  func key(
    _ key: JSONNode, _ range: Range<Int>, isSibling: Bool, _ shape: Shape,
    _ document: JSONDocument, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> KeyIndex.Entry? {
    if document.hasEscapes(key) {
      let utf8 = document.utf8(of: key).dropFirst(isSibling ? 1 : 0)
      return Array(utf8).withUnsafeBufferPointer { shape.key($0) }
    }
    let start = range.lowerBound + (isSibling ? 1 : 0)
    let known = shape.key(UnsafeBufferPointer(rebasing: bytes[start..<range.upperBound]))
    return isSibling && known?.isPrimitive != true ? nil : known
  }

  /// Puts the members with a key on the stack where nothing is known of the type.
  private mutating func untypedMember(_ name: String, of node: Item.Node) {
    guard node.value >= 0 else { return }
    let document = documents[Int(node.document)]
    guard let value = document.member(name, of: JSONNode(index: Int(node.value))) else { return }
    push(Found(value: Int32(truncatingIfNeeded: value.index)), in: node.document, document)
  }

  // MARK: All

  /// Puts all members on the stack, in the order of the text.
  mutating func children(of item: Item) {
    guard case .node(let node) = item, !node.isLeaf else { return }
    let document = documents[Int(node.document)]
    let shape = shape(node.shape)
    let object = shape?.primitive != nil ? node.sibling : node.value
    guard object >= 0 else { return }
    guard let shape else { return untypedChildren(of: object, in: node.document, document) }
    let start = stack.count
    var hasSiblings = false
    document.bytes.withUnsafeBufferPointer { bytes in
      document.forEachMember(of: JSONNode(index: Int(object))) { key, value in
        let range = document.contentRange(of: key)
        if !range.isEmpty, bytes[range.lowerBound] == UInt8(ascii: "_") {
          hasSiblings = true
          return
        }
        guard let known = self.key(key, range, isSibling: false, shape, document, bytes) else {
          return
        }
        push(
          Found(
            value: Int32(truncatingIfNeeded: value.index), sibling: -1, shape: known.shape,
            isOpen: known.isOpen, isPrimitive: known.isPrimitive),
          in: node.document, document)
      }
    }
    guard hasSiblings else { return }
    drop(to: start)
    childrenWithSiblings(of: JSONNode(index: Int(object)), shape, in: node.document, document)
  }

  private mutating func untypedChildren(
    of object: Int32, in number: UInt16, _ document: JSONDocument
  ) {
    let object = JSONNode(index: Int(object))
    document.forEachMember(of: object) { key, value in
      guard !document.isString(key, "resourceType") else { return }
      let place = Int32(truncatingIfNeeded: value.index)
      guard document.withUTF8(of: key, { $0.first == UInt8(ascii: "_") }) else {
        return push(Found(value: place), in: number, document)
      }
      guard document.member(String(document.text(of: key).dropFirst()), of: object) == nil
      else { return }
      push(Found(sibling: place), in: number, document)
    }
  }

  private mutating func childrenWithSiblings(
    of object: JSONNode, _ shape: Shape, in number: UInt16, _ document: JSONDocument
  ) {
    for (key, value) in document.members(of: object) {
      let name = document.text(of: key)
      let isSibling = name.utf8.first == UInt8(ascii: "_")
      if isSibling, document.member(String(name.dropFirst()), of: object) != nil { continue }
      var bare = isSibling ? String(name.dropFirst()) : name
      let known = bare.withUTF8 { shape.key($0) }
      guard let known, !isSibling || known.isPrimitive else { continue }
      let place = Int32(truncatingIfNeeded: value.index)
      let other = known.isPrimitive && !isSibling ? document.member("_" + bare, of: object) : nil
      push(
        Found(
          value: isSibling ? -1 : place,
          sibling: isSibling ? place : other.map { Int32(truncatingIfNeeded: $0.index) } ?? -1,
          shape: known.shape, isOpen: known.isOpen, isPrimitive: known.isPrimitive),
        in: number, document)
    }
  }

  // MARK: Values

  /// What stands under a key, and what the key says of its type.
  struct Found {
    var value: Int32 = -1
    var sibling: Int32 = -1
    var shape: Int32 = -1
    var isOpen = true
    var isPrimitive = false
  }

  /// Puts what stands at a place on the stack: the value with its sibling, or each of an array.
  private mutating func push(_ found: Found, in number: UInt16, _ document: JSONDocument) {
    let (value, sibling) = (found.value, found.sibling)
    guard value >= 0 || sibling >= 0 else { return }
    let isArray = value >= 0 && document.kind(of: JSONNode(index: Int(value))) == .array
    let hasSiblings = sibling >= 0 && document.kind(of: JSONNode(index: Int(sibling))) == .array
    guard isArray || hasSiblings else { return pushOne(value, sibling, found, number, document) }
    if sibling < 0 {
      document.forEachElement(of: JSONNode(index: Int(value))) { element in
        pushOne(Int32(truncatingIfNeeded: element.index), -1, found, number, document)
      }
      return
    }
    var values = isArray ? document.elements(of: JSONNode(index: Int(value))) : nil
    var siblings = hasSiblings ? document.elements(of: JSONNode(index: Int(sibling))) : nil
    while true {
      let (one, other) = (values?.next(), siblings?.next())
      if one == nil, other == nil { return }
      pushOne(
        one.map { Int32(truncatingIfNeeded: $0.index) } ?? -1,
        other.map { Int32(truncatingIfNeeded: $0.index) } ?? -1, found, number, document)
    }
  }

  @inline(__always)
  private mutating func pushOne(
    _ value: Int32, _ sibling: Int32, _ found: Found, _ number: UInt16, _ document: JSONDocument
  ) {
    if let node = node(value, sibling, found, number, document) { push(.node(node)) }
  }

  /// The item that a value and its sibling are; `nil` where neither says anything.
  @inline(__always)
  mutating func node(
    _ value: Int32, _ sibling: Int32, _ found: Found, _ number: UInt16, _ document: JSONDocument
  ) -> Item.Node? {
    var node = Item.Node(document: number, shape: found.shape, value: value, sibling: sibling)
    if node.value >= 0, document.kind(of: JSONNode(index: Int(node.value))) == .null {
      node.value = -1
    }
    if node.sibling >= 0, document.kind(of: JSONNode(index: Int(node.sibling))) != .object {
      node.sibling = -1
    }
    guard node.value >= 0 || node.sibling >= 0 else { return nil }
    if found.isOpen, node.value >= 0 {
      let type = resourceShape(of: JSONNode(index: Int(node.value)), in: document)
      if type >= 0 { node.shape = type }
    }
    node.isLeaf = found.isPrimitive && node.sibling < 0
    return node
  }

  /// The type that an object's `resourceType` names; -1 for none.
  mutating func resourceShape(of object: JSONNode, in document: JSONDocument) -> Int32 {
    guard let type = Self.resourceType(of: object, in: document),
      document.kind(of: type) == .string
    else { return -1 }
    if !document.hasEscapes(type) {
      let known = resourceTypes.shape(of: type, in: document)
      if known >= 0 { return known }
    }
    let name = document.text(of: type)
    let number = table.type(named: name)
    // So that it is known without asking the table, which others use too.
    _ = shape(number)
    if number >= 0 { resourceTypes.insert(name, number) }
    return number
  }
}

extension Evaluator {
  /// The value of `resourceType`, which nearly all write first.
  @inline(__always)
  private static func resourceType(
    of object: JSONNode, in document: JSONDocument
  ) -> JSONNode? {
    let first = JSONNode(index: object.index + 1)
    let isFirst = document.bytes.withUnsafeBufferPointer { bytes in
      guard bytes[document.range(of: object).lowerBound] == UInt8(ascii: "{"),
        document.count(of: object) > 0
      else { return false }
      let range = document.range(of: first)
      guard range.count == 14 else { return false }
      let raw = UnsafeRawBufferPointer(bytes)
      let start = raw.loadUnaligned(fromByteOffset: range.lowerBound + 1, as: UInt64.self)
      let rest = raw.loadUnaligned(fromByteOffset: range.lowerBound + 9, as: UInt32.self)
      // "resource" and "Type".
      return UInt64(littleEndian: start) == 0x6563_7275_6F73_6572
        && UInt32(littleEndian: rest) == 0x6570_7954
    }
    if isFirst { return JSONNode(index: first.index + 1) }
    return document.member("resourceType", of: object)
  }
}

/// The types of resources that have been met, by their names.
struct ResourceTypes {
  private static let size = 256

  private var names: [UInt8] = []
  private var slots: [(start: Int32, length: Int32, shape: Int32)] = []

  /// The number of the type that a string names; -1 for one that is not known here.
  @inline(__always)
  func shape(of string: JSONNode, in document: JSONDocument) -> Int32 {
    guard !slots.isEmpty else { return -1 }
    let range = document.contentRange(of: string)
    return document.bytes.withUnsafeBufferPointer { bytes in
      guard !range.isEmpty else { return -1 }
      let slot = slots[Self.slot(bytes[range.lowerBound], bytes[range.upperBound - 1], range.count)]
      guard slot.shape >= 0, Int(slot.length) == range.count else { return -1 }
      return names.withUnsafeBufferPointer { names in
        for offset in 0..<range.count
        where names[Int(slot.start) + offset] != bytes[range.lowerBound + offset] { return -1 }
        return slot.shape
      }
    }
  }

  @inline(__always)
  private static func slot(_ first: UInt8, _ last: UInt8, _ count: Int) -> Int {
    (Int(first) &* 5 &+ Int(last) &* 29 &+ count &* 11) & (size - 1)
  }

  /// Keeps a type, perhaps instead of another one.
  mutating func insert(_ name: String, _ shape: Int32) {
    let utf8 = Array(name.utf8)
    guard let first = utf8.first, let last = utf8.last else { return }
    if slots.isEmpty || names.count > 1 << 14 {
      slots = Array(repeating: (0, 0, -1), count: Self.size)
      names = []
    }
    slots[Self.slot(first, last, utf8.count)] = (
      Int32(truncatingIfNeeded: names.count), Int32(truncatingIfNeeded: utf8.count), shape
    )
    names += utf8
  }
}
