#pragma once
#include <zlib.h>

// `inflateInit2` is a macro that adds the version and the size of the struct: Swift does not import it.
// 15 bits of window plus 16: a gzip stream, whose header and checksum zlib reads itself.
static inline int czlib_gunzip_init(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
