/// The numbers that a synthetic cohort is drawn from, a group to a file.
enum Figures {}

extension Figure {
  /// Every figure, in the order of the record.
  public static let all: [Figure] =
    Figures.Population.all + Figures.Fractures.all + Figures.Operation.all + Figures.Leakage.all
    + Figures.Complications.all + Figures.Hospital.all + Figures.Scores.all + Figures.Course.all
}
