internal import LosslessJSON

extension Walk {
  /// Checks the items of a response, of one of its groups or of an answer against those of the questionnaire.
  mutating func checkItems(
    of owner: JSONNode, against children: [Int], _ response: inout FormResponse
  ) {
    // What is deeper than that the walk has refused.
    guard response.scopes.count <= options.maximumDepth / 2 else { return }
    let list = document.member("item", of: owner)
    var instances: [Int: [(index: Int, node: JSONNode)]] = [:]
    if let list {
      var last = 0
      for (index, node) in document.elements(of: list).enumerated() {
        guard let place = place(ofItem: node, response) else { continue }
        guard let order = order(of: place, among: children) else {
          report(.error, .misplaced(response.form.items[place]), inOwnerOf: node, response)
          checkItem(node, index, in: list, as: place, &response)
          continue
        }
        if order < last {
          report(.error, .outOfOrder(response.form.items[place]), inOwnerOf: node, response)
        }
        last = order
        instances[place, default: []].append((index, node))
      }
    }
    for place in children {
      checkInstances(instances[place] ?? [], of: place, in: list, owner: owner, &response)
    }
  }

  /// The item of the questionnaire that an item says it answers; reports one that there is not.
  private mutating func place(ofItem node: JSONNode, _ response: FormResponse) -> Int? {
    guard let linkID = stringMember("linkId", of: node) else { return nil }
    let text = document.text(of: linkID)
    if let place = response.form.place(of: text) { return place }
    report(.error, .unknownLink(text), inOwnerOf: linkID, response)
    return nil
  }

  /// Children are in the order of the text, and so are their places.
  private func order(of place: Int, among children: [Int]) -> Int? {
    var (low, high) = (0, children.count)
    while low < high {
      let middle = low + (high - low) / 2
      if children[middle] == place { return middle }
      if children[middle] < place { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Checks how often an item stands, and then each of them.
  private mutating func checkInstances(
    _ instances: [(index: Int, node: JSONNode)], of place: Int, in list: JSONNode?,
    owner: JSONNode, _ response: inout FormResponse
  ) {
    let isEnabled = response.isEnabled(place)
    let item = response.form.items[place]
    guard let list, let first = instances.first else {
      if isEnabled == true, item.isRequired { reportMissing(item, response, at: owner) }
      return
    }
    if instances.count > 1, !item.repeats {
      let second = instances.dropFirst().first?.node ?? first.node
      report(.error, .repeatedItem(item), inOwnerOf: second, response)
    }
    if item.type?.isGroup == true {
      checkOccurrences(instances.count, of: item, response, at: owner)
    }
    for (index, node) in instances {
      if isEnabled == false { checkAbsent(node, index, in: list, item) }
      checkItem(node, index, in: list, as: place, &response)
    }
  }

  /// Goes down to an item and checks it.
  private mutating func checkItem(
    _ node: JSONNode, _ index: Int, in list: JSONNode, as place: Int,
    _ response: inout FormResponse
  ) {
    let wasInAnswer = response.isInAnswer
    response.isInAnswer = false
    response.scopes.append(FormResponse.Scope(item: place, node: node))
    descend(into: list, at: index)
    checkItem(node, as: place, &response)
    path.pop()
    response.scopes.removeLast()
    response.isInAnswer = wasInAnswer
  }

  /// Goes down to an element of a member that repeats.
  mutating func descend(into list: JSONNode, at index: Int) {
    path.push(key: JSONNode(index: max(list.index - 1, 0)), isSibling: false, nameLength: 0)
    path.setIndex(index)
  }

  /// Reports something about the items of a response or of one of its items, at that: of an answer, at the item that is
  /// answered.
  mutating func report(
    _ severity: Severity, _ cause: Cause, inOwnerOf node: JSONNode, _ response: FormResponse
  ) {
    let answer = response.isInAnswer ? path.pop() : nil
    report(severity, cause, at: node)
    path.push(answer)
  }
}

extension Rule {
  static let responseLink = Rule(
    "response.link", .notFound, "Every item of a response answers an item of its questionnaire.",
    explanation: """
      The link id ties an item of a QuestionnaireResponse to an item of the Questionnaire. One that the questionnaire does \
      not have answers nothing that was asked. Reported at the element that contains the item.
      """,
    remedy: """
      Correct the link id, or refer to the version of the questionnaire that was filled in: `url|version`.
      """)
  static let responsePlace = Rule(
    "response.place", .structure,
    "The items of a response stand where and in the order in which the questionnaire has them.",
    explanation: """
      A response has the shape of its questionnaire: an item of a group stands in that group, and items that are not \
      answered are left out without changing the order of the others.
      """,
    remedy: "Move the item to the group or the answer that it belongs to, and sort the items.")
  static let responseRepeats = Rule(
    "response.repeats", .invalid, "Only an item that repeats is answered more than once.",
    explanation: """
      Where `repeats` of an item is not true, a group stands once and a question has one answer.
      """,
    remedy: "Leave the surplus answers out, or let the item repeat in the questionnaire.")

  static let responseItemRules = [responseLink, responsePlace, responseRepeats]
}

extension Cause {
  fileprivate static func unknownLink(_ linkID: String) -> Cause {
    Cause(
      .responseLink,
      "has an item with the link id '\(shown(code: linkID))', which the questionnaire does not have"
    )
  }

  fileprivate static func misplaced(_ item: FormItem) -> Cause {
    Cause(
      .responsePlace,
      "has the item '\(item.name)', which the questionnaire has in another place")
  }

  fileprivate static func outOfOrder(_ item: FormItem) -> Cause {
    Cause(
      .responsePlace,
      "has the item '\(item.name)' behind items that the questionnaire has after it")
  }

  fileprivate static func repeatedItem(_ item: FormItem) -> Cause {
    Cause(.responseRepeats, "has the item '\(item.name)' more than once, and it does not repeat")
  }
}
