@testable import FHIRModel

extension R4.Timing: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      extension: .filled(variant),
      event: .filled(variant),
      repeat: .filled(variant),
      code: .filled(variant))
  }
}

extension R4.Timing.Repeat: Filled {
  static func filled(_ variant: Int) -> Self {
    Self(
      bounds: .filled(variant),
      count: .filled(variant),
      duration: .filled(variant),
      durationUnit: .filled(variant),
      frequency: .filled(variant),
      frequencyMax: .filled(variant),
      period: .filled(variant),
      periodMax: .filled(variant),
      periodUnit: .filled(variant),
      dayOfWeek: .filled(variant))
  }
}

extension R4.Timing.Repeat.Bounds: Filled {
  static func filled(_ variant: Int) -> Self {
    pick(
      variant,
      from: [.duration(.filled(variant)), .range(.filled(variant)), .period(.filled(variant))])
  }
}
