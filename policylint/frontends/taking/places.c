/* Places in the source (`code_point_offsets` in Python). */

#include "taking.h"

#include <stdint.h>
#include <string.h>

static int begins(char one) { return ((unsigned char)one & 0xC0) != 0x80; }

/* How many code points begin in eight bytes. */
static int begin_in(const char *bytes) {
    uint64_t eight, others;
    memcpy(&eight, bytes, sizeof eight);
    others = (eight >> 7) & ~(eight >> 6) & UINT64_C(0x0101010101010101);
    return 8 - (int)(others * UINT64_C(0x0101010101010101) >> 56);
}

Py_ssize_t point_at(Places *places, Py_ssize_t byte) {
    if (byte < 0 || byte > places->size) return -1;
    if (places->ascii) return byte;
    for (; places->byte + 8 <= byte; places->byte += 8) places->point += begin_in(places->bytes + places->byte);
    while (places->byte < byte) places->point += begins(places->bytes[places->byte++]);
    while (places->byte > byte) places->point -= begins(places->bytes[--places->byte]);
    return places->point;
}

Py_ssize_t offset_of(PyObject *range, PyObject *name) {
    PyObject *offset = PyDict_Check(range) ? PyDict_GetItemWithError(range, name) : NULL;
    if (offset) return PyLong_AsSsize_t(offset);
    if (PyErr_Occurred()) return -1;
    PyErr_Format(PyExc_TypeError, "%R is no range", range);
    return -1;
}

Py_ssize_t marker_length(const Places *places, Py_ssize_t byte) {
    const char *at = places->bytes + byte;
    Py_ssize_t left = places->size - byte, figures = 0;
    if (left > 0 && (at[0] == '-' || at[0] == '+' || at[0] == '*')) return 1;
    while (figures < left && figures < 9 && at[figures] >= '0' && at[figures] <= '9') figures++;
    return figures && figures < left && (at[figures] == '.' || at[figures] == ')') ? figures + 1 : 0;
}
