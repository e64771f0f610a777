/* Texts that cannot open with a run-in title (`run_in` and `before_break` in Python): what is plain of them, in UTF-8. */

#include "taking.h"

static int is_letter(char one) { return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z'); }
static int is_figure(char one) { return one >= '0' && one <= '9'; }

/* Whether a dash of print begins at a place. */
static int is_dash(const char *at, Py_ssize_t left) {
    return left >= 3 && at[0] == '\xE2' && at[1] == '\x80' && (at[2] == '\x93' || at[2] == '\x94');
}

/* Where the first break is that may end a title, in bytes, and in code points; -1 if there is none. */
static Py_ssize_t first_break(const char *bytes, Py_ssize_t size, Py_ssize_t length, Py_ssize_t *point) {
    Py_ssize_t most = length < LONGEST_TITLE ? length : LONGEST_TITLE, points = 0;
    for (Py_ssize_t place = 0; place < size; place++) {
        char one = bytes[place];
        if (((unsigned char)one & 0xC0) == 0x80) continue;
        if (points == most) return -1;
        *point = points;
        if (points++ == 0) continue;
        if (one == ':' || one == '.' || one == ';' || one == '!' || one == '?' || one == '\n') return place;
        if (is_dash(bytes + place, size - place)) return place;
        if (one == ' ' && size - place >= 3 && bytes[place + 1] == '-' && bytes[place + 2] == ' ') return place;
    }
    return -1;
}

/* Whether there are too many words for a title. */
static int is_long(const char *bytes, Py_ssize_t end) {
    int spaces = 0;
    while (end > 0 && !is_letter(bytes[end - 1])) end--;
    for (Py_ssize_t place = 0; place < end; place++) spaces += bytes[place] == ' ';
    return spaces >= MOST_WORDS;
}

int may_have_title(const char *bytes, Py_ssize_t size, Py_ssize_t length) {
    Py_ssize_t point = 0, end = first_break(bytes, size, length, &point);
    if (end < 0) return 0;
    if (!is_letter(bytes[0]) || !(is_letter(bytes[1]) || is_figure(bytes[1]))) return 1;
    if (bytes[0] >= 'a') return 0;
    switch (bytes[end]) {
    case ';': case '!': case '?': case '\n':
        return 0;
    case ':': case '.':
        if (point + 1 == length || (bytes[end + 1] > ' ' && bytes[end + 1] <= '~')) return 0;
        return !is_long(bytes, end);
    default:
        return 1;
    }
}
