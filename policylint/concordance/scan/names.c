/* In which texts names may stand: in all of which `may_be_in` in policylint/detectors/identity/names.py says so, and a few more. */

#include "scan.h"

enum { COMMON = 1, DONE = 2 };                                /* the numbers of words */
enum { NAMED = 1, ACTING = 2, UNREAD = 3 };                   /* what is found in a text: a name, and that it does something */
#define LONGEST 32

static int is_apostrophe(const unsigned char *at) { return at[0] == 0xE2 && at[1] == 0x80 && at[2] == 0x99; }

/* How many bytes white space beyond ASCII takes that begins here, where a `sign` of this size does; 0 if none does. */
static int wide_space(const unsigned char *at, int size) {
    if (size < 3) return size;
    return at[2] <= 0x8A || at[2] == 0xA8 || at[2] == 0xA9 || at[2] == 0xAF ? 3 : 0;
}

/* Whether a piece of a word is one that names nobody: a common word, perhaps with a possessive, or a number. */
static int is_common(const Words *w, const unsigned char *at, const unsigned char *end) {
    while (at < end && (*at == '.' || *at == '\'')) at++;
    while (at < end && (end[-1] == '.' || end[-1] == '\'')) end--;
    unsigned char lower[LONGEST];
    size_t size = end - at, figures = 0;
    if (!size || size > LONGEST) return 0;
    for (size_t i = 0; i < size; i++) {
        lower[i] = kinds[at[i]] == CAPITAL ? at[i] | 0x20 : at[i];
        figures += kinds[at[i]] == DIGIT || at[i] == '.';
    }
    if (figures == size) return 1;
    if (size > 2 && lower[size - 1] == 's' && lower[size - 2] == '\'') size -= 2;
    return number_of(w, lower, size) & COMMON;
}

/* Whether what stands between two spaces, in which there is a capital or a digit, may be a name, or part of one; and whether it may
   do something, as words in capitals may that name nobody. */
static int found_in_word(const Words *w, const unsigned char *at, const unsigned char *end) {
    int acting = 0;
    while (at < end) {
        if (is_apostrophe(at) && !(kinds[at[3]] & IN_WORD)) return NAMED | ACTING;  /* a piece of nothing but marks */
        if (!(kinds[*at] & IN_PIECE)) { at += is_apostrophe(at) ? 3 : 1; continue; }
        const unsigned char *begin = at;
        int seen = 0, is_coined = 0, is_quoted = 0;
        for (; at < end && kinds[*at] & IN_PIECE; at++) {
            is_coined |= *at == '-' || (kinds[*at] == CAPITAL && seen & SMALL);
            is_quoted |= *at == '\'' || *at == '.';
            seen |= kinds[*at];
        }
        const unsigned char *behind = at < end && is_apostrophe(at) ? at + 3 : end, *piece = at;
        int is_joined = behind < end && (kinds[*behind] & IN_PIECE || is_apostrophe(behind));
        int is_last = behind + 1 >= end || !(kinds[behind[1]] & IN_PIECE || is_apostrophe(behind + 1));
        if (is_joined && !is_quoted && *behind == 's' && is_last) {
            is_joined = 0;
            at = behind + 1;
        }
        if (is_coined || is_joined || !is_common(w, begin, piece)) return NAMED | ACTING;
        if (seen & CAPITAL && !(seen & SMALL)) acting = ACTING;
        if (at == piece && behind < end) at = behind;
    }
    return acting;
}

static int begins(const unsigned char *at, const char *form) {
    while (*form && *at == (unsigned char)*form) { at++; form++; }
    return !*form && kinds[*at] != SMALL;
}

/* Whether it is a legal form in small letters. */
static int is_form(const unsigned char *at, const unsigned char *end) {
    while (at < end && kinds[*at] != SMALL) at++;
    switch (*at) {
    case 'i': return begins(at, "inc");
    case 'l': return begins(at, "ltd") || begins(at, "llc");
    case 'c': return begins(at, "corp");
    case 'p': return begins(at, "plc");
    default: return 0;
    }
}

enum { NOTHING, BRACKET, DEED };

/* What may follow: a bracket, something that is done, or nothing of this. */
static int what_follows(const Words *w, const unsigned char *at, const unsigned char *end) {
    while (at < end) {
        int size = kinds[*at] == SPACE ? 1 : *at >= 0x80 ? wide_space(at, sign(at, end)) : 0;
        if (!size) break;
        at += size;
    }
    if (at == end) return NOTHING;
    if (*at == '(') return BRACKET;
    const unsigned char *begin = at;
    for (; at < end && kinds[*at] & IN_WORD; at++)
        if (at > begin && at[0] == 'y' && at[-1] == 'l') return DEED;
    return number_of(w, begin, at - begin) & DONE ? DEED : NOTHING;
}

/* What stands between two spaces. */
typedef struct { const unsigned char *begin, *end; int written, has_bracket, has_domain; } Token;

/* Goes to the end of a token; 0 if it has letters beyond ASCII. */
static int read_token(Token *t, const unsigned char *at, const unsigned char *end) {
    *t = (Token){at, end, 0, 0, 0};
    for (;;) {
        while (kinds[*at] == SMALL) at++;
        if (at == end || kinds[*at] == SPACE) break;
        if (*at < 0x80) {
            t->written |= kinds[*at] & (CAPITAL | DIGIT);
            if (*at == '(') t->has_bracket |= at > t->begin;
            else if (*at == '.') t->has_domain |= kinds[at[1]] == SMALL;
            at++;
            continue;
        }
        int size = sign(at, end);
        if (!size) return 0;
        if (wide_space(at, size)) break;
        at += size;
    }
    t->end = at;
    return 1;
}

static int found_in(const Words *w, const unsigned char *at, const unsigned char *end) {
    int found = 0;
    for (Token t; found != (NAMED | ACTING); at = t.end) {
        while (kinds[*at] == SPACE) at++;
        if (at < end && *at >= 0x80) at += wide_space(at, sign(at, end));
        if (at == end) break;
        if (!read_token(&t, at, end)) return UNREAD;
        int here = t.written ? found_in_word(w, at, t.end) : t.has_domain || is_form(at, t.end) ? NAMED | ACTING : 0;
        if (!here && !t.written) continue;
        int follows = t.has_bracket ? BRACKET : what_follows(w, t.end, end);
        found |= here & NAMED;
        if (follows == BRACKET || (follows == DEED && here & ACTING)) found |= ACTING;
    }
    return found & NAMED ? found : 0;
}

/* Sets the bits of text `number` in both rows. */
static int read_text(const Words *w, PyObject *texts, Py_ssize_t number, unsigned char *bits, Py_ssize_t width) {
    PyObject *text = PyList_GetItem(texts, number);
    if (!text || !PyUnicode_Check(text)) { PyErr_SetString(PyExc_TypeError, "a text is a string"); return -1; }
    Py_ssize_t size;
    const unsigned char *bytes = (const unsigned char *)PyUnicode_AsUTF8AndSize(text, &size);
    if (!bytes) PyErr_Clear();
    int found = bytes ? found_in(w, bytes, bytes + size) : UNREAD;
    unsigned char bit = (unsigned char)(1 << (number & 7));
    if (found & NAMED) bits[number >> 3] |= bit;
    if (found & ACTING) bits[width + (number >> 3)] |= bit;
    return 0;
}

PyObject *words_names(PyObject *self, PyObject *arguments) {
    PyObject *texts;
    if (!PyArg_ParseTuple(arguments, "O!", &PyList_Type, &texts)) return NULL;
    Py_ssize_t count = PyList_Size(texts), width = count / 8 + 1;
    PyObject *rows = PyBytes_FromStringAndSize(NULL, 2 * width);
    if (!rows) return NULL;
    unsigned char *bits = (unsigned char *)PyBytes_AsString(rows);
    memset(bits, 0, 2 * width);
    for (Py_ssize_t number = 0; number < count; number++)
        if (read_text((const Words *)self, texts, number, bits, width) < 0) { Py_DECREF(rows); return NULL; }
    return rows;
}
