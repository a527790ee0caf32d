enum TypeChecker {
  static func check(
    _ program: Program, on type: String?, _ table: TypeTable, checksOrder: Bool
  ) throws(FHIRPathError) {}
}
