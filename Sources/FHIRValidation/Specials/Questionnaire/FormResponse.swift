internal import LosslessJSON

/// What is known of a QuestionnaireResponse while its items are checked.
struct FormResponse {
  /// An item that the check is in.
  struct Scope {
    var item: Int
    var node: JSONNode
  }

  let form: Form
  /// The value sets that stand beside the questionnaire.
  let valueSets: FormValueSets?
  let expressions: FormExpressions
  let document: JSONDocument
  let root: JSONNode
  /// Whether the response is said to be whole; what one lacks that is still being filled in is only a warning.
  let isFinished: Bool
  /// The items that the check is in, the outermost first.
  var scopes: [Scope] = []
  /// Whether the check is in an answer of the innermost of them.
  var isInAnswer = false
  /// All values of answers by the link id of their item, in the order of the text.
  private var answers: [String: [FormValue]] = [:]

  init(_ response: JSONValue, to entry: FormCache.Entry) {
    form = entry.form
    valueSets = entry.valueSets
    expressions = entry.expressions
    document = response.document
    root = response.node
    switch response["status"]?.string {
    case "completed", "amended": isFinished = true
    default: isFinished = false
    }
    note(itemsOf: response)
  }

  /// How much it matters that something is missing.
  var missing: Severity { isFinished ? .error : .warning }

  /// As deep as the JSON is nested, which reading it has bounded.
  private mutating func note(itemsOf owner: JSONValue) {
    owner["item"]?.elements.forEach { item in
      let linkID = item["linkId"]?.string
      item["answer"]?.elements.forEach { answer in
        if let linkID, let value = FormValue(answer) { answers[linkID, default: []].append(value) }
        note(itemsOf: answer)
      }
      note(itemsOf: item)
    }
  }

  /// The answers to a question that count for an item: those in the same instance of the innermost group that has both.
  func answers(to target: Int, for source: Int) -> ArraySlice<FormValue> {
    guard let linkID = form.items[target].linkID, let all = answers[linkID] else { return [] }
    var scope = root
    if let group = form.commonAncestor(of: source, target),
      let found = scopes.last(where: { $0.item == group })
    {
      scope = found.node
    }
    let end = document.nodeAfter(scope).index
    let first = all.partition { $0.json.node.index >= scope.index }
    let last = all.partition { $0.json.node.index >= end }
    return all[first..<max(first, last)]
  }
}

extension [FormValue] {
  /// The first place from which on a condition holds, of values in the order of the text.
  fileprivate func partition(_ holds: (FormValue) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
