#include "csimdjson.h"

#include <simdjson.h>

#include <string>

struct csimdjson {
  csimdjson(const uint8_t *bytes, size_t length)
      : text(reinterpret_cast<const char *>(bytes), length) {}

  simdjson::dom::parser parser;
  simdjson::padded_string text;
};

struct csimdjson *csimdjson_make(const uint8_t *text, size_t length) {
  return new csimdjson(text, length);
}

long csimdjson_parse(struct csimdjson *peer) {
  simdjson::dom::element root;
  if (peer->parser.parse(peer->text).get(root)) return -1;
  simdjson::dom::object object;
  if (root.get(object)) return 0;
  return static_cast<long>(object.size());
}

void csimdjson_free(struct csimdjson *peer) { delete peer; }

const char *csimdjson_implementation(void) {
  static const std::string name = simdjson::get_active_implementation()->name();
  return name.c_str();
}
