/* Texts as hints are looked for in them. */

#include "scan.h"

/* How many bytes the white space takes that begins here, as `str.isspace` has it; 0 if none does. */
static int space(const unsigned char *at, const unsigned char *end) {
    unsigned char first = *at;
    if (first < 0x80) return first == ' ' || (first >= 9 && first <= 13) || (first >= 28 && first <= 31);
    if (first == 0xC2 && end - at >= 2) return at[1] == 0x85 || at[1] == 0xA0 ? 2 : 0;
    if (first < 0xE1 || first > 0xE3 || end - at < 3) return 0;
    int rest = at[1] << 8 | at[2];
    if (first == 0xE1) return rest == 0x9A80 ? 3 : 0;
    if (first == 0xE3) return rest == 0x8080 ? 3 : 0;
    return (rest >= 0x8080 && rest <= 0x808A) || rest == 0x80A8 || rest == 0x80A9 || rest == 0x80AF ||
           rest == 0x819F ? 3 : 0;
}

static unsigned char lower[256];                         /* of what is neither white space nor beyond ASCII; 0 for the rest */

void fill_lower(void) {
    for (int byte = '!'; byte < 128; byte++) lower[byte] = (unsigned char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
}

static int make_room(Buffer *to, Py_ssize_t size) {
    if (size <= to->room) return 0;
    unsigned char *bytes = realloc(to->bytes, size * 2);
    if (!bytes) { PyErr_NoMemory(); return -1; }
    to->bytes = bytes;
    to->room = size * 2;
    return 0;
}

static void copy(Buffer *to, const unsigned char *at, const unsigned char *end) {
    unsigned char *put = to->bytes;
    *put++ = ' ';
    while (at < end) {
        int taken = *at > ' ' && *at < 0x80 ? 0 : space(at, end);
        if (!taken) *put++ = *at++;
        else {
            at += taken;
            if (put[-1] != ' ') *put++ = ' ';
        }
    }
    if (put == to->bytes + 1 || put[-1] != ' ') *put++ = ' ';
    to->size = put - to->bytes;
}

/* The same for a text as it is written, which has the case of ASCII alone; 0 if it has other letters. */
static int copy_lower(Buffer *to, const unsigned char *at, const unsigned char *end) {
    unsigned char *put = to->bytes;
    *put++ = ' ';
    while (at < end) {
        while (lower[*at]) *put++ = lower[*at++];
        if (at == end) break;
        int taken = space(at, end), kept = taken ? 0 : *at < 0x80 ? 1 : *at == 0xC2 ? 2 : sign(at, end);
        if (!taken && !kept) return 0;
        if (taken && put[-1] != ' ') *put++ = ' ';
        at += taken;
        while (kept--) *put++ = *at++;
    }
    if (put == to->bytes + 1 || put[-1] != ' ') *put++ = ' ';
    to->size = put - to->bytes;
    return 1;
}

static int fold_any(Buffer *to, PyObject *text) {
    PyObject *lower = PyObject_CallMethod(text, "lower", NULL);
    PyObject *encoded = lower ? PyUnicode_AsEncodedString(lower, "utf-8", "surrogatepass") : NULL;
    char *bytes;
    Py_ssize_t size;
    int failed = !encoded || PyBytes_AsStringAndSize(encoded, &bytes, &size) < 0 || make_room(to, size + 2) < 0;
    if (!failed) copy(to, (unsigned char *)bytes, (unsigned char *)bytes + size);
    Py_XDECREF(lower);
    Py_XDECREF(encoded);
    return failed ? -1 : 0;
}

int fold(Buffer *to, PyObject *text) {
    Py_ssize_t size;
    const char *bytes = PyUnicode_AsUTF8AndSize(text, &size);
    if (!bytes) PyErr_Clear();
    if (!bytes) return fold_any(to, text);
    if (make_room(to, size + 2) < 0) return -1;
    return copy_lower(to, (const unsigned char *)bytes, (const unsigned char *)bytes + size) ? 0 : fold_any(to, text);
}
