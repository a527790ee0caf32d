#pragma once

#include <curl/curl.h>

// 7.85 brought CURLOPT_PROTOCOLS_STR; without it a redirect or a proxy could lead to a protocol that nobody allowed.
#if LIBCURL_VERSION_NUM < 0x075500
#error "libcurl 7.85 or later is needed"
#endif

// `curl_easy_setopt`, `curl_easy_getinfo` and `curl_multi_setopt` are variadic functions behind macros that check
// types; Swift can call neither. A variadic argument of the wrong width is undefined behaviour, so there is one
// function for each type of argument, and the C compiler checks the rest.

/// Sets an option that takes a `long`: switches, milliseconds, bit sets.
static inline CURLcode ccurl_setopt_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

/// Sets an option that takes a `curl_off_t`: sizes that may exceed a `long` (those named `_LARGE`).
static inline CURLcode ccurl_setopt_offset(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

/// Sets an option that takes a string; libcurl copies it (all but POSTFIELDS, which is not used here).
static inline CURLcode ccurl_setopt_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

/// Sets an option that takes bytes; libcurl copies them.
static inline CURLcode ccurl_setopt_blob(CURL *handle, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
  return curl_easy_setopt(handle, option, &blob);
}

/// Sets an option that takes a list; libcurl does not copy it, so it must outlive the transfer.
static inline CURLcode ccurl_setopt_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

/// Sets the buffer of CURL_ERROR_SIZE bytes for the words of an error; it must stay where it is as long as the handle.
static inline CURLcode ccurl_setopt_error_buffer(CURL *handle, char *buffer) {
  return curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, buffer);
}

/// Sets the number that `ccurl_getinfo_tag` gives back, kept in the place for a private pointer.
static inline CURLcode ccurl_setopt_tag(CURL *handle, size_t tag) {
  return curl_easy_setopt(handle, CURLOPT_PRIVATE, (void *)tag);
}

// Callbacks: one function for each signature, which sets the context too, because the one without the other is a fault.

/// Sets where the request's body is read from.
static inline CURLcode ccurl_setopt_read(CURL *handle, curl_read_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_READDATA, context);
}

/// Sets what answers when libcurl wants to send the body a second time.
static inline CURLcode ccurl_setopt_seek(CURL *handle, curl_seek_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_SEEKDATA, context);
}

/// Sets where the answer's body goes.
static inline CURLcode ccurl_setopt_write(CURL *handle, curl_write_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_WRITEDATA, context);
}

/// Sets where the answer's header lines go; the signature is that of a write callback.
static inline CURLcode ccurl_setopt_header(CURL *handle, curl_write_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_HEADERDATA, context);
}

/// Sets what is told of progress, about once a second and whenever bytes move, and may abort; it is off unless
/// CURLOPT_NOPROGRESS is 0.
static inline CURLcode ccurl_setopt_progress(CURL *handle, curl_xferinfo_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
  if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_XFERINFODATA, context);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
}

/// Sets what is told that the connection stands and the request goes out next.
static inline CURLcode ccurl_setopt_prerequest(CURL *handle, curl_prereq_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_PREREQDATA, context);
}

/// Sets what makes sockets.
static inline CURLcode ccurl_setopt_open_socket(CURL *handle, curl_opensocket_callback callback) {
  return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, callback);
}

/// Sets what hears libcurl's own words about a transfer, and everything that moves; only for a probe that sends nothing of
/// anybody's.
static inline CURLcode ccurl_setopt_debug(CURL *handle, curl_debug_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, callback);
  if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_DEBUGDATA, context);
  return code != CURLE_OK ? code : curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);
}

// Reading what a transfer was: zero or NULL where libcurl has no answer.

/// Reads a `long`: statuses, counts.
static inline long ccurl_getinfo_long(CURL *handle, CURLINFO info) {
  long value = 0;
  return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

/// Reads a `curl_off_t`: sizes, and times in microseconds (those named `_T`).
static inline curl_off_t ccurl_getinfo_offset(CURL *handle, CURLINFO info) {
  curl_off_t value = 0;
  return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

/// Reads a string that lives until the handle's next transfer.
static inline const char *ccurl_getinfo_string(CURL *handle, CURLINFO info) {
  char *value = NULL;
  return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : NULL;
}

/// Reads the server's certificates, which live until the handle's next transfer; they are kept where CURLOPT_CERTINFO is on.
static inline const struct curl_certinfo *ccurl_getinfo_certificates(CURL *handle) {
  struct curl_certinfo *value = NULL;
  return curl_easy_getinfo(handle, CURLINFO_CERTINFO, &value) == CURLE_OK ? value : NULL;
}

/// Reads the number that `ccurl_setopt_tag` set.
static inline size_t ccurl_getinfo_tag(CURL *handle) {
  char *value = NULL;
  return curl_easy_getinfo(handle, CURLINFO_PRIVATE, &value) == CURLE_OK ? (size_t)value : 0;
}

/// Sets an option of a multi handle that takes a `long`.
static inline CURLMcode ccurl_multi_setopt_long(CURLM *handle, CURLMoption option, long value) {
  return curl_multi_setopt(handle, option, value);
}
