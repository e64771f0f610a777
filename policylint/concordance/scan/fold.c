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

/* The same for ASCII as it is written. */
static void copy_lower(Buffer *to, const unsigned char *at, const unsigned char *end) {
    unsigned char *put = to->bytes;
    *put++ = ' ';
    for (; at < end; at++) {
        unsigned char byte = *at;
        if (byte > ' ') *put++ = byte - 'A' < 26u ? byte | 0x20 : byte;
        else if (byte != ' ' && !space(at, end)) *put++ = byte;
        else if (put[-1] != ' ') *put++ = ' ';
    }
    if (put == to->bytes + 1 || put[-1] != ' ') *put++ = ' ';
    to->size = put - to->bytes;
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
    if (!bytes || size != PyUnicode_GetLength(text)) return fold_any(to, text);
    if (make_room(to, size + 2) < 0) return -1;
    copy_lower(to, (const unsigned char *)bytes, (const unsigned char *)bytes + size);
    return 0;
}
