#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// A parser of simdjson's DOM and a padded copy of the text, as its documentation advises: both are made once, and only
// `csimdjson_parse` is measured.
struct csimdjson;

struct csimdjson *csimdjson_make(const uint8_t *text, size_t length);
// The number of children of the root, or -1 where the text is refused.
long csimdjson_parse(struct csimdjson *peer);
void csimdjson_free(struct csimdjson *peer);
// Which of its implementations the library chose for this processor.
const char *csimdjson_implementation(void);

#ifdef __cplusplus
}
#endif
