/* Posts every line of a file to a URL, so many at once, by curl's multi interface, and keeps no account of it: what
   delivery without a queue comes to.

       cc -O2 -o curl-loop curl-loop.c -lcurl
       ./curl-loop https://127.0.0.1:8443/fhir bundles.ndjson 4 ca.pem */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <fcntl.h>

static size_t discard(char *bytes, size_t size, size_t count, void *context) {
  (void)bytes, (void)context;
  return size * count;
}

static const char *next, *end;

static int begin(CURLM *multi, CURL *easy) {
  const char *line = next;
  if (line >= end) return 0;
  const char *stop = memchr(line, '\n', (size_t)(end - line));
  if (!stop) stop = end;
  next = stop + 1;
  curl_easy_setopt(easy, CURLOPT_POSTFIELDS, line);
  curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)(stop - line));
  curl_multi_add_handle(multi, easy);
  return 1;
}

int main(int count, char **arguments) {
  if (count != 5) return 64;
  int file = open(arguments[2], O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) return 66;
  next = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
  if (next == MAP_FAILED) return 66;
  end = next + status.st_size;
  curl_global_init(CURL_GLOBAL_ALL);
  CURLM *multi = curl_multi_init();
  struct curl_slist *headers = NULL;
  headers = curl_slist_append(headers, "Content-Type: application/fhir+json");
  headers = curl_slist_append(headers, "Accept: application/fhir+json");
  headers = curl_slist_append(headers, "Prefer: return=minimal");
  headers = curl_slist_append(headers, "X-Request-ID: item-1-1");
  headers = curl_slist_append(headers, "Expect:");
  int running = 0, done = 0, failed = 0;
  for (int slot = 0; slot < atoi(arguments[3]); slot++) {
    CURL *easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, arguments[1]);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, discard);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CAINFO, arguments[4]);
    running += begin(multi, easy);
  }
  while (running > 0) {
    int active = 0, left = 0;
    curl_multi_perform(multi, &active);
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left))) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL *easy = message->easy_handle;
      long code = 0;
      done++;
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &code);
      if (message->data.result != CURLE_OK || code != 200) failed++;
      curl_multi_remove_handle(multi, easy);
      running += begin(multi, easy) - 1;
    }
    if (running > 0 && active == running) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  if (failed) fprintf(stderr, "%d of %d failed\n", failed, done);
  return failed ? 1 : 0;
}
