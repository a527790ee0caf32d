/// Published expressions that say something else than their words do, and what is evaluated in their stead.
///
/// Left as they are, they refuse correct resources, or let wrong ones pass. Only the expression as published is replaced: a
/// version of a definition that says it better is taken at its word.
enum RepairedExpressions {
  /// The expression to evaluate for a published one.
  static func repaired(_ text: String, key: String) -> String {
    // The names of these invariants differ from type to type: cpb-0, vsd-0, sdf-0.
    if key.hasSuffix("-0"), text == "name.matches('[A-Z]([A-Za-z0-9_]){0,254}')" {
      // Without anchors any name with a capital passes, and no name at all is not for this rule to refuse.
      return "name.exists() implies name.matches('^[A-Z]([A-Za-z0-9_]){0,254}$')"
    }
    return repairs[text] ?? text
  }

  private static let repairs = [
    // A probability that is missing is neither a decimal nor none.
    "probability is decimal implies (probability as decimal) <= 100":
      "probability.empty() or ((probability is decimal) implies ((probability as decimal) <= 100))",
    // A period is not asked how precise it is.
    "($this as dateTime).toString().length() >= 8":
      "($this is dateTime) implies ($this.toString().length() >= 8)",
    // "More than one enableWhen" is two already.
    "enableWhen.count() > 2 implies enableBehavior.exists()":
      "enableWhen.count() >= 2 implies enableBehavior.exists()",
    // The answer is an element of FHIR, whose boolean is not FHIRPath's.
    "operator = 'exists' implies (answer is Boolean)":
      "operator = 'exists' implies (answer is boolean)",
    // A resource that is contained may refer to the one around it as '#'.
    "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))":
      "reference.exists() implies (reference.startsWith('#').not() or (reference.substring(1) in %rootResource.contained.id) or (reference = '#' and %rootResource != %resource))",
    // No fullUrl is nothing to search for a version in.
    "fullUrl.contains('/_history/').not()":
      "fullUrl.empty() or fullUrl.contains('/_history/').not()",
    // The category is a concept and never equal to a code.
    "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.select($this='problem-list-item').empty()":
      "clinicalStatus.exists() or verificationStatus.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-ver-status' and code = 'entered-in-error').exists() or category.coding.where(system='http://terminology.hl7.org/CodeSystem/condition-category' and code='problem-list-item').empty()",
    // There may be several codes of when, each of which is to be looked at.
    "offset.empty() or (when.exists() and ((when in ('C' | 'CM' | 'CD' | 'CV')).not()))":
      "offset.empty() or (when.exists() and when.select($this in ('C' | 'CM' | 'CD' | 'CV')).allFalse())",
    // Parameters of any type of resource have target profiles too.
    "targetProfile.exists() implies (type = 'Reference' or type = 'canonical')":
      "targetProfile.exists() implies (type = 'Reference' or type = 'canonical' or type = 'Any' or type = 'Resource')",
    // Without anchors a part of the path is enough.
    #"path.matches('[A-Za-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(\\[x])?)*')"#:
      #"path.matches('^[A-Za-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(\\[x])?)*$')"#,
    #"path.matches('[^\\s\\.,:;\\\'"\\/|?!@#$%&*()\\[\\]{}]{1,64}(\\.[^\\s\\.,:;\\\'"\\/|?!@#$%&*()\\[\\]{}]{1,64}(\\[x\\])?(\\:[^\\s\\.]+)?)*')"#:
      #"path.matches('^[^\\s\\.,:;\\\'"\\/|?!@#$%&*()\\[\\]{}]{1,64}(\\.[^\\s\\.,:;\\\'"\\/|?!@#$%&*()\\[\\]{}]{1,64}(\\[x\\])?(\\:[^\\s\\.]+)?)*$')"#,
  ]
}
