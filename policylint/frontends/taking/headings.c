/* Headings that hold but one stretch of text (`_take_plain`, `_add_heading` and `Blocks.add_heading` in Python). */

#include "taking.h"

#define LONGEST_PLAIN 60 /* What is longer may be of several sentences. */

static char lower(char one) { return one >= 'A' && one <= 'Z' ? (char)(one | 0x20) : one; }
static int is_roman(char one) { return one == 'i' || one == 'v' || one == 'x' || one == 'l' || one == 'c'; }

/* Whether a text may begin with a number: one that begins with two letters may only if these begin a Roman number, or a word that
   stands before numbers (section, article, part, clause, chapter, annex, appendix). */
static int may_be_numbered(const char *bytes, Py_ssize_t left) {
    char first = left > 0 ? lower(bytes[0]) : 0, second = left > 1 ? lower(bytes[1]) : 0;
    if (first < 'a' || first > 'z' || second < 'a' || second > 'z') return 1;
    switch (first) {
    case 's': return second == 'e';
    case 'p': return second == 'a';
    case 'a': return second == 'r' || second == 'n' || second == 'p';
    case 'c': return second == 'l' || second == 'h' || is_roman(second);
    default: return is_roman(first) && is_roman(second);
    }
}

static PyObject *number_before(Taking *taking, PyObject *content, Py_ssize_t byte) {
    PyObject *none = taking->kit->names[EMPTY];
    if (may_be_numbered(taking->places.bytes + byte, taking->places.size - byte))
        return PyObject_CallFunctionObjArgs(taking->kit->printed_number, content, NULL);
    Py_INCREF(none);
    return none;
}

/* Which of six levels is told: 0 if none is. */
static int level_of(PyObject *told) {
    Py_UCS4 level = told && PyUnicode_Check(told) && PyUnicode_GetLength(told) == 2 ? PyUnicode_ReadChar(told, 1) : 0;
    return level >= '1' && level <= '6' ? (int)(level - '0') : 0;
}

/* Whether a heading is marked by signs before it, not by a line below. */
static int is_marked(const Places *places, Py_ssize_t byte) {
    for (Py_ssize_t at = byte; at < places->size && at < byte + 4; at++) {
        if (places->bytes[at] == '#') return 1;
        if (places->bytes[at] != ' ') return 0;
    }
    return 0;
}

static PyObject *new_heading(Taking *taking, const Plain *plain, const Block *block, int level) {
    PyObject *depth = PyLong_FromLong(level), *start = PyLong_FromSsize_t(block->start);
    PyObject *first = PyLong_FromSsize_t(block->begins), *last = block->last;
    PyObject *text = make(&taking->kit->stretch, (PyObject *[]){plain->content, start});
    PyObject *span = make(&taking->kit->span, (PyObject *[]){first, last});
    PyObject *number = number_before(taking, plain->content, block->byte), *made;
    made = make(&taking->kit->heading, (PyObject *[]){depth, text, span, taking->kit->names[ATX], number});
    Py_XDECREF(depth);
    Py_XDECREF(start);
    Py_XDECREF(first);
    Py_XDECREF(text);
    Py_XDECREF(span);
    Py_XDECREF(number);
    return made;
}

/* Where a heading ends, without the white space behind it. */
static Py_ssize_t end_of(Taking *taking, Py_ssize_t last, const Block *block) {
    Py_ssize_t end = point_at(&taking->places, last);
    while (end > block->end && is_space(PyUnicode_ReadChar(taking->text, end - 1))) end--;
    return end > block->end ? end : block->end;
}

int add_heading(Taking *taking, const Plain *plain, Block *block) {
    PyObject *told = PyDict_Check(plain->detail) ? PyDict_GetItemWithError(plain->detail, taking->kit->names[LEVEL]) : NULL;
    PyObject *anchor = told ? PyDict_GetItemWithError(plain->detail, taking->kit->names[ID]) : NULL, *made;
    Py_ssize_t last = offset_of(plain->last, taking->kit->names[END]);
    int level = level_of(told), done;
    if (PyErr_Occurred()) return -1;
    if (!level || anchor != Py_None || block->end - block->start > LONGEST_PLAIN) return 0;
    if (!is_marked(&taking->places, block->begun) || number_in(taking, DEPTH)) return PyErr_Occurred() ? -1 : 0;
    block->end = end_of(taking, last, block);
    block->last = PyLong_FromSsize_t(block->end);
    made = new_heading(taking, plain, block, level);
    done = made ? add_token(taking, taking->kit->names[H1 + level - 1], made) : -1;
    Py_XDECREF(made);
    return done < 0 ? -1 : 1;
}
