#pragma once
#include <zlib.h>

// `inflateInit2` is a macro that adds the version and the size of the struct: Swift does not import it.
// 15 bits of window plus 16: a gzip stream, whose header and checksum zlib reads itself.
static inline int czlib_gunzip_init(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

// The same for writing one; `deflateInit2` is a macro as well.
static inline int czlib_gzip_init(z_stream *stream) {
  return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
