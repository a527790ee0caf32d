/// CPT codes of vertebral augmentation: the codes alone, for the descriptors belong to the American Medical Association.
///
/// In our words: 22510 to 22512 put cement into a body, 22513 to 22515 make a cavity by a device first. Of each three
/// the first two are for the first body, by region, and the last is the add-on for each further one.
enum CPT: String, Coded {
  case vertebroplastyCervicothoracic = "22510"
  case vertebroplastyLumbosacral = "22511"
  case vertebroplastyAdditional = "22512"
  case kyphoplastyThoracic = "22513"
  case kyphoplastyLumbar = "22514"
  case kyphoplastyAdditional = "22515"

  var entry: CodeEntry {
    CodeEntry(
      .cpt, rawValue, nil, "Medicare LCD code list (radiologybillingcoding.com 2017/02), HCUP",
      .verified)
  }
}
