#pragma once

// Debian keeps the headers in a folder of their own; pkg-config would warn wherever libpq is missing, also where the
// trait is off and nobody needs it.
#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#include <libpq-fe.h>
#endif
