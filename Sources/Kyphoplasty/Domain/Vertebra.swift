/// A vertebra, C1 to S5.
///
/// The raw value is the name in records. S1 to S5 have no verified code of their own and are named in text.
public enum Vertebra: String, Sendable, Hashable, CaseIterable {
  case c1 = "C1"
  case c2 = "C2"
  case c3 = "C3"
  case c4 = "C4"
  case c5 = "C5"
  case c6 = "C6"
  case c7 = "C7"
  case t1 = "T1"
  case t2 = "T2"
  case t3 = "T3"
  case t4 = "T4"
  case t5 = "T5"
  case t6 = "T6"
  case t7 = "T7"
  case t8 = "T8"
  case t9 = "T9"
  case t10 = "T10"
  case t11 = "T11"
  case t12 = "T12"
  case l1 = "L1"
  case l2 = "L2"
  case l3 = "L3"
  case l4 = "L4"
  case l5 = "L5"
  case s1 = "S1"
  case s2 = "S2"
  case s3 = "S3"
  case s4 = "S4"
  case s5 = "S5"

  /// A part of the spine as procedure codes divide it.
  public enum Region: Sendable, Hashable {
    case cervical
    case thoracic
    case lumbar
    case sacral
  }

  /// The part of the spine.
  public var region: Region {
    switch self {
    case .c1, .c2, .c3, .c4, .c5, .c6, .c7: .cervical
    case .t1, .t2, .t3, .t4, .t5, .t6, .t7, .t8, .t9, .t10, .t11, .t12: .thoracic
    case .l1, .l2, .l3, .l4, .l5: .lumbar
    case .s1, .s2, .s3, .s4, .s5: .sacral
    }
  }

  /// The place in the column, C1 = 0: neighbours differ by one.
  public var ordinal: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Whether the two vertebrae touch.
  public func isAdjacent(to other: Vertebra) -> Bool { abs(ordinal - other.ordinal) == 1 }
}

extension Vertebra: Comparable {
  /// Orders from the head down.
  public static func < (one: Vertebra, other: Vertebra) -> Bool { one.ordinal < other.ordinal }
}
