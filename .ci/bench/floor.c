// floor GOODS RATES OUT THREADS: the flat job with as little as it takes: unquoted CSV, integers, no messages.
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 40, SLOTS = 1 << 20, PIECE = 4 << 20 };
typedef struct { uint64_t key; int64_t rate[MOST]; } Row;
static Row *rows;
static int32_t *slot;
static int rowCount, programmes;
static char names[MOST][64];
static const char *goods, *goodsEnd;

static const char *load(const char *path, const char **end) {
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status)) { perror(path); exit(1); }
  char *bytes = mmap(0, status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
  *end = bytes + status.st_size;
  return bytes;
}

// A code of at most ten digits with its length, and two letters.
static uint64_t key(const char *code, int length, const char *origin) {
  uint64_t number = 0;
  for (int i = 0; i < length; i++) number = number * 10 + (code[i] - '0');
  return (number << 4 | length) << 16 | (uint8_t)origin[0] << 8 | (uint8_t)origin[1];
}

static uint32_t place(uint64_t key) { return (key * 0x9E3779B97F4A7C15u) >> 44; }

static void readRates(const char *path) {
  const char *end, *p = load(path, &end);
  rows = malloc(sizeof(Row) * 400000);
  slot = malloc(sizeof(int32_t) * SLOTS);
  memset(slot, -1, sizeof(int32_t) * SLOTS);
  const char *line = memchr(p, '\n', end - p);
  int column = 0;
  for (const char *q = p; q < line;) {
    const char *stop = q;
    while (stop < line && *stop != ',') stop++;
    if (column >= 2) memcpy(names[column - 2], q, stop - q);
    column++, q = stop + 1;
  }
  programmes = column - 3;  // the last is the amount a kilogram
  for (p = line + 1; p < end;) {
    const char *comma = memchr(p, ',', end - p);
    Row *row = &rows[rowCount];
    row->key = key(p, comma - p, comma + 1);
    p = comma + 4;
    for (int i = 0; i <= programmes; i++) {
      int64_t number = 0;
      while (*p >= '0') number = number * 10 + (*p++ - '0');
      row->rate[i] = number, p++;
    }
    uint32_t at = place(row->key);
    while (slot[at] >= 0) at = (at + 1) % SLOTS;
    slot[at] = rowCount++;
  }
}

static int64_t number(const char *p, const char *end, int digits) {
  int64_t value = 0;
  int left = digits, seen = 0;
  for (; p < end; p++) {
    if (*p == '.') { seen = 1; continue; }
    value = value * 10 + (*p - '0');
    if (seen) left--;
  }
  if (!seen) left = digits;
  while (left-- > 0) value *= 10;
  return value;
}

static char *money(char *out, int64_t cents) {
  char text[24];
  int length = 0;
  do { text[length++] = '0' + cents % 10, cents /= 10; } while (cents || length < 3);
  *out++ = ',';
  while (length > 2) *out++ = text[--length];
  *out++ = '.', *out++ = text[1], *out++ = text[0];
  return out;
}

static char *price(const char *line, const char *end, char *out) {
  const char *field[13];
  int count = 1;
  field[0] = line;
  for (const char *p = line; p < end && count < 13; p++) if (*p == ',') field[count++] = p + 1;
  field[count] = end + 1;
  static const int64_t none[MOST];
  const int64_t *rate = none;
  uint64_t wanted = key(field[1], field[2] - 1 - field[1], field[2]);
  for (uint32_t at = place(wanted); slot[at] >= 0; at = (at + 1) % SLOTS)
    if (rows[slot[at]].key == wanted) { rate = rows[slot[at]].rate; break; }
  int64_t value = number(field[3], field[4] - 1, 2), whole = (value + 50) / 100 * 100;
  int unit = field[7] - field[6] == 3 ? field[6][0] << 8 | field[6][1] : field[7] - field[6] == 2 ? field[6][0] : 0;
  int digits = unit == ('k' << 8 | 'g') ? 3 : unit == 't' ? 6 : unit == 'g' ? 0 : -1;
  int64_t grams = digits < 0 ? number(field[7], field[8] - 1, 3) : number(field[5], field[6] - 1, digits);
  int64_t carriage = number(field[8], field[9] - 1, 2) + number(field[9], field[10] - 1, 2);
  int64_t charge[MOST], duty = 0;
  charge[0] = rate[programmes] == 0 ? (whole * rate[0] + 500000) / 1000000
    : (int64_t)(((__int128)whole * rate[0] * 1000 + (__int128)rate[programmes] * grams + 500000000) / 1000000000);
  for (int i = 1; i < programmes; i++) charge[i] = (whole * rate[i] + 500000) / 1000000;
  for (int i = 0; i < programmes; i++) duty += charge[i];
  memcpy(out, line, end - line);
  out += end - line;
  out = money(out, duty);
  out = money(out, value + carriage + duty);
  if (whole) out = money(out, (duty * 10000 + whole / 2) / whole); else *out++ = ',';
  for (int i = 0; i < programmes; i++) out = money(out, charge[i]);
  *out++ = '\n';
  return out;
}

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turn = PTHREAD_COND_INITIALIZER;
static const char *next;
static int taken, written, output;

static void *work(void *unused) {
  char *out = malloc(PIECE * 6);
  for (;;) {
    pthread_mutex_lock(&lock);
    const char *from = next;
    int mine = taken++;
    if (from < goodsEnd) {
      const char *to = from + PIECE < goodsEnd ? memchr(from + PIECE, '\n', goodsEnd - from - PIECE) + 1 : goodsEnd;
      next = to;
    }
    const char *to = next;
    pthread_mutex_unlock(&lock);
    if (from >= goodsEnd) break;
    char *p = out;
    for (const char *line = from; line < to;) {
      const char *end = memchr(line, '\n', to - line);
      p = price(line, end, p);
      line = end + 1;
    }
    pthread_mutex_lock(&lock);
    while (written != mine) pthread_cond_wait(&turn, &lock);
    for (char *q = out; q < p;) q += write(output, q, p - q);
    written++;
    pthread_cond_broadcast(&turn);
    pthread_mutex_unlock(&lock);
  }
  free(out);
  return unused;
}

int main(int count, char **words) {
  if (count < 5) return 64;
  readRates(words[2]);
  goods = load(words[1], &goodsEnd);
  output = open(words[3], O_WRONLY | O_CREAT | O_TRUNC, 0666);
  const char *first = memchr(goods, '\n', goodsEnd - goods);
  dprintf(output, "%.*s,duty,landed_cost,effective_rate", (int)(first - goods), goods);
  for (int i = 0; i < programmes; i++) dprintf(output, ",duty_%s", names[i]);
  dprintf(output, "\n");
  next = first + 1;
  pthread_t threads[64];
  int threadCount = atoi(words[4]);
  for (int i = 0; i < threadCount; i++) pthread_create(&threads[i], 0, work, 0);
  for (int i = 0; i < threadCount; i++) pthread_join(threads[i], 0);
  return 0;
}
