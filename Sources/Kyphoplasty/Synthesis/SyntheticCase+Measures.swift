internal import FHIRModel

extension SyntheticCase {
  /// The heights of a body, in tenths of a millimeter, before and after.
  func heights(of vertebra: Vertebra) -> (before: VertebralHeight, after: VertebralHeight) {
    var draws = draws(.heightGain, of: vertebra)
    // A body grows by about a millimeter every two vertebrae.
    let whole = 170 + 6 * max(0, vertebra.ordinal - Vertebra.t5.ordinal)
    let lost = whole * heightLoss(of: vertebra) / 100
    var gain =
      lost
      * draws.normal(
        mean: Figures.Operation.heightGain.value, deviation: 15, in: 0...90) / 100
    if technique == .vertebroplasty { gain /= 4 }
    let posterior = whole + 10
    var before = VertebralHeight()
    before.anteriorMm = Decimals.tenths(whole - lost)
    before.middleMm = Decimals.tenths(whole - lost * 9 / 10)
    before.posteriorMm = Decimals.tenths(posterior)
    var after = VertebralHeight()
    after.anteriorMm = Decimals.tenths(whole - lost + gain)
    after.middleMm = Decimals.tenths(whole - lost * 9 / 10 + gain * 9 / 10)
    after.posteriorMm = Decimals.tenths(posterior)
    return (before, after)
  }

  /// The kyphotic angles of a body in degrees, before and after.
  func angles(of vertebra: Vertebra) -> (before: Int, after: Int) {
    var draws = draws(.angle, of: vertebra)
    let before = 3 + heightLoss(of: vertebra) * 2 / 5
    return (before, before - before * draws.whole(10...50) / 100)
  }
}
