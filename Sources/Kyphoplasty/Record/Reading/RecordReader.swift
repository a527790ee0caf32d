internal import LosslessJSON

/// Reads a raw record into the types of the domain, and notes all that is wrong with it on the way.
///
/// It is a visitor: the types name their fields, and for each the reader looks for a member of the object that it
/// stands in. So one reader serves every type and every input, and the first fault hides no other.
struct RecordReader {
  struct Reading {
    /// The record with stand-ins where something was wrong; whole where there is no error.
    var draft: KyphoplastyEncounter?
    var findings: [RecordFinding]
    var unmapped: [UnmappedValue]
  }

  static func read(_ raw: RawRecord, with mapping: SiteMapping, showValues: Bool) -> Reading {
    var reader = RecordReader(raw: raw, mapping: mapping, showValues: showValues)
    reader.reportRepeatedKeys()
    guard var draft = KyphoplastyEncounter.blank,
      raw.document.kind(of: raw.document.root) == .object
    else {
      reader.report(.notARecord, at: raw.document.root)
      return Reading(draft: nil, findings: reader.findings, unmapped: [])
    }
    _ = reader.enter(raw.document.root, field: 0)
    draft.visit(&reader)
    reader.reportUnknownMembers()
    return Reading(draft: draft, findings: reader.findings, unmapped: reader.unmapped)
  }

  let raw: RawRecord
  let document: JSONDocument
  let hasKinds: Bool
  let mapping: SiteMapping
  let shape = RecordShape.encounter
  let showValues: Bool
  var findings: [RecordFinding] = []
  var unmapped: [UnmappedValue] = []
  var path = FieldPath()
  var frame = Frame()

  private init(raw: RawRecord, mapping: SiteMapping, showValues: Bool) {
    self.raw = raw
    self.document = raw.document
    self.hasKinds = raw.hasKinds
    self.mapping = mapping
    self.showValues = showValues
  }

  // MARK: Objects

  /// The object whose fields are being read.
  struct Frame {
    /// The object; `nil` where a required group is missing, so that what it lacks is still named field by field.
    var object: JSONNode?
    /// The place in the shape of the group, and of its field that comes next.
    var field = 0
    var nextField = 0
    /// Where the search for the next member begins: most records keep the order of the documentation.
    var cursor = 0
    /// Members that were found.
    var taken = 0
    /// Values that were recorded.
    var recorded = 0
  }

  /// Goes into an object; the frame that comes back is for `leave(to:)`.
  mutating func enter(_ object: JSONNode?, field: Int) -> Frame {
    let outer = frame
    path.enter()
    frame = Frame(
      object: object, field: field, nextField: shape.fields[field].children.lowerBound,
      cursor: (object?.index ?? -1) + 1)
    return outer
  }

  mutating func leave(to outer: Frame) {
    path.leave()
    frame = outer
  }

  /// Begins the visit of a field, and gives its place in the shape.
  mutating func takeField(_ name: StaticString) -> Int {
    path.visit(name)
    defer { frame.nextField += 1 }
    return frame.nextField
  }

  /// The member with a name; `nil` also where it is `null`, which records nothing.
  mutating func member(_ name: StaticString) -> JSONNode? {
    guard let object = frame.object else { return nil }
    let end = document.nodeAfter(object).index
    let start = frame.cursor
    guard let key = key(name, from: start, to: end) ?? key(name, from: object.index + 1, to: start)
    else { return nil }
    frame.taken += 1
    let value = JSONNode(index: key + 1)
    frame.cursor = document.nodeAfter(value).index
    return document.kind(of: value) == .null ? nil : value
  }

  private func key(_ name: StaticString, from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      if document.isString(JSONNode(index: index), name) { return index }
      index = document.nodeAfter(JSONNode(index: index + 1)).index
    }
    return nil
  }

  /// Reads a group at a value; `false` where nothing was recorded in it.
  mutating func read<Group: RecordGroup>(
    _ group: inout Group, at node: JSONNode, field: Int
  ) -> Bool {
    guard document.kind(of: node) == .object else {
      report(.wrongType(expected: "an object in braces"), at: node)
      return true
    }
    let before = findings.count
    let outer = enter(node, field: field)
    group.visit(&self)
    reportUnknownMembers()
    let isRecorded = frame.recorded > 0 || findings.count > before
    leave(to: outer)
    return isRecorded
  }

  // MARK: Findings

  mutating func report(_ problem: RecordProblem, at node: JSONNode?, value: String? = nil) {
    let node = node ?? frame.object ?? document.root
    findings.append(
      RecordFinding(
        problem, at: raw.place(of: node), field: path.text, value: showValues ? value : nil))
  }

  mutating func reportUnknownMembers() {
    guard let object = frame.object, frame.taken < document.count(of: object) else { return }
    let known = shape.fields[frame.field].children.map { shape.fields[$0].name }
    for (key, _) in document.members(of: object) {
      let name = document.text(of: key)
      guard !known.contains(name) else { continue }
      let suggestion = Suggestion.nearest(to: name, among: known)
      let parent = path.groupText
      findings.append(
        RecordFinding(
          .unknownField(suggestion: suggestion), at: raw.place(of: key),
          field: parent.isEmpty ? name : "\(parent).\(name)"))
    }
  }

  private mutating func reportRepeatedKeys() {
    for key in document.duplicateKeys {
      findings.append(
        RecordFinding(.repeatedField, at: raw.place(of: key), field: document.text(of: key)))
    }
  }
}
