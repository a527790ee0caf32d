/// Where the cells of a table's rows go in the record: its columns, arranged as the record is.
final class RowPlan {
  /// The member of the object around it; empty for the whole of a row.
  let name: String
  /// The place of the field in the shape, in which members are ordered.
  let field: Int
  /// The column of a single value, or of a list in one cell.
  var column: Int?
  var isList = false
  /// The members of an object.
  private(set) var members: [RowPlan] = []
  /// The elements of a list that have columns of their own, by their place.
  private(set) var elements: [(index: Int, plan: RowPlan)] = []
  /// The linked tables whose rows are elements of the list, by their number in the folder.
  var links: [Link] = []

  struct Link {
    var table: Int
    var target: Int
  }

  init(name: String = "", field: Int = 0) {
    self.name = name
    self.field = field
  }

  /// Makes place for a column; `false` where another fills the same field.
  func insert(_ path: ColumnPath, column: Int) -> Bool {
    var plan = self
    for step in path.steps {
      plan = plan.member(step.field)
      if let index = step.index { plan = plan.element(index) }
    }
    guard plan.column == nil else { return false }
    plan.column = column
    plan.isList = path.isList
    return true
  }

  /// The plan of a member, which is made where there is none.
  func member(_ field: Int) -> RowPlan {
    if let known = members.first(where: { $0.field == field }) { return known }
    let plan = RowPlan(name: RecordShape.encounter.fields[field].name, field: field)
    members.append(plan)
    members.sort { $0.field < $1.field }
    return plan
  }

  private func element(_ index: Int) -> RowPlan {
    if let known = elements.first(where: { $0.index == index }) { return known.plan }
    let plan = RowPlan(field: field)
    elements.append((index, plan))
    elements.sort { $0.index < $1.index }
    return plan
  }

  /// The plan of the list at a path below this one, which is made where there is none.
  func list(at path: [Int]) -> RowPlan {
    var plan = self
    for field in path { plan = plan.member(field) }
    return plan
  }

  /// The elements of the list at a path, where the table has columns for them.
  func elementPlans(ofListAt path: [Int]) -> [RowPlan] {
    var plan = self
    for field in path {
      guard let member = plan.members.first(where: { $0.field == field }) else { return [] }
      plan = member
    }
    return plan.elements.map(\.plan)
  }
}
