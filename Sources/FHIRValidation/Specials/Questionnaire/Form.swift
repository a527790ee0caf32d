internal import LosslessJSON

/// A Questionnaire as its responses are held against it: all items in the order of the text.
struct Form: Sendable {
  /// The Questionnaire.
  let json: JSONValue
  private(set) var items: [FormItem] = []
  /// The items that are part of no other.
  private(set) var roots: [Int] = []
  private var places: [String: Int] = [:]

  init(_ json: JSONValue) {
    self.json = json
    roots = add(itemsOf: json, parent: nil)
  }

  /// As deep as the JSON is nested, which reading it has bounded.
  private mutating func add(itemsOf owner: JSONValue, parent: Int?) -> [Int] {
    var children: [Int] = []
    for json in owner["item"]?.elements.map({ $0 }) ?? [] where json.kind == .object {
      let place = items.count
      let item = FormItem(json, parent: parent)
      items.append(item)
      children.append(place)
      if let linkID = item.linkID, places[linkID] == nil { places[linkID] = place }
      items[place].children = add(itemsOf: json, parent: place)
    }
    return children
  }

  /// Whether some item takes its answers from a value set that stands in the same resource.
  var hasContainedValueSets: Bool {
    items.contains { $0.answerValueSet?.hasPrefix("#") ?? false }
  }

  /// The first item with a link id, wherever it is.
  func place(of linkID: String) -> Int? { places[linkID] }

  /// The innermost item that both are part of, or that is the second itself; `nil` for the Questionnaire as a whole.
  func commonAncestor(of source: Int, _ target: Int) -> Int? {
    var above: Set<Int> = []
    var place: Int? = target
    while let current = place {
      above.insert(current)
      place = items[current].parent
    }
    place = items[source].parent
    while let current = place, !above.contains(current) { place = items[current].parent }
    return place
  }
}
