extension SNOMEDCT {
  /// The bones of the spine down to L5; the sacral vertebrae have no evidenced concept.
  enum Vertebra: Coded {
    case c1
    case c2
    case c3
    case c4
    case c5
    case c6
    case c7
    case t1
    case t2
    case t3
    case t4
    case t5
    case t6
    case t7
    case t8
    case t9
    case t10
    case t11
    case t12
    case l1
    case l2
    case l3
    case l4
    case l5

    var entry: CodeEntry {
      switch self {
      case .c1: .snomed("14806007", "Bone structure of atlas (body structure)", "UTG-GPS, PYD")
      case .c2: .snomed("39976000", "Bone structure of axis (body structure)", "PYD, mCODE")
      case .c3: .snomed("113205007", "Bone structure of C3 (body structure)", "PYD")
      case .c4: .snomed("5329002", "Bone structure of C4 (body structure)", "PYD")
      case .c5: .snomed("36978003", "Bone structure of C5 (body structure)", "PYD")
      case .c6: .snomed("36054005", "Bone structure of C6 (body structure)", "PYD")
      case .c7: .snomed("87391001", "Bone structure of C7 (body structure)", "PYD")
      case .t1: .snomed("64864005", "Bone structure of T1 (body structure)", "PYD")
      case .t2: .snomed("53733008", "Bone structure of T2 (body structure)", "PYD")
      case .t3: .snomed("1626008", "Bone structure of T3 (body structure)", "PYD")
      case .t4: .snomed("73071006", "Bone structure of T4 (body structure)", "PYD")
      case .t5: .snomed("56401006", "Bone structure of T5 (body structure)", "PYD")
      case .t6: .snomed("45296009", "Bone structure of T6 (body structure)", "PYD")
      case .t7: .snomed("62487009", "Bone structure of T7 (body structure)", "PYD")
      case .t8: .snomed("11068009", "Bone structure of T8 (body structure)", "PYD")
      case .t9: .snomed("82687006", "Bone structure of T9 (body structure)", "PYD")
      case .t10: .snomed("7610001", "Bone structure of T10 (body structure)", "PYD")
      case .t11: .snomed("12989004", "Bone structure of T11 (body structure)", "PYD")
      case .t12: .snomed("23215003", "Bone structure of T12 (body structure)", "PYD")
      case .l1: .snomed("66794005", "Bone structure of L1 (body structure)", "PYD")
      case .l2: .snomed("14293000", "Bone structure of L2 (body structure)", "PYD")
      case .l3: .snomed("36470004", "Bone structure of L3 (body structure)", "PYD")
      case .l4: .snomed("11994002", "Bone structure of L4 (body structure)", "PYD")
      case .l5: .snomed("49668003", "Bone structure of L5 (body structure)", "PYD")
      }
    }
  }

  /// The sides of the body.
  enum Side: Coded {
    case left
    case right
    case bilateral

    var entry: CodeEntry {
      switch self {
      case .left: .snomed("7771000", "Left (qualifier value)", "UTG-GPS, PYD")
      case .right: .snomed("24028007", "Right (qualifier value)", "UTG-GPS, PYD")
      case .bilateral: .snomed("51440002", "Right and left (qualifier value)", "UTG-GPS, PYD")
      }
    }
  }
}
