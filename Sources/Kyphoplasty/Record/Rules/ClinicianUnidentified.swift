extension RecordRule {
  static let clinicianUnidentified = RecordRule(
    "clinical.clinician-unidentified", [], basis: .judgement, keepsIDsApart: true,
    fields: ["team", "referral.requester", "recordedBy"],
    summary: "A clinician has an NPI or a key of the site's.",
    explanation: """
      By one of the two the same person is the same in every record. A name is not enough: people share names, and \
      change them.
      """,
    remedy: "Give the person an `npi`, or the `key` that the site uses."
  ) { encounter, report in
    var people: [(String, Clinician?)] = [
      ("recordedBy", encounter.recordedBy), ("referral.requester", encounter.referral?.requester),
    ]
    for (index, member) in encounter.team.enumerated() {
      people.append(("team[\(index)].clinician", member.clinician))
    }
    for case (let field, let clinician?) in people
    where clinician.npi == nil && clinician.key == nil {
      report.lack(field, "must have an npi or a key")
    }
  }
}
