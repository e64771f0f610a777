/* Blocks that hold but one stretch of text (`_take_plain` in Python). */

#include "taking.h"

/* Whether a text has no white space at either end, and neither is nor begins with what may stand for something else. */
static int is_bare(PyObject *content, Py_ssize_t length) {
    Py_UCS4 first = PyUnicode_ReadChar(content, 0), last = PyUnicode_ReadChar(content, length - 1);
    return !is_space(first) && !is_space(last) && first != '#' && !(length == 1 && first == '&');
}

/* What `run_in` gives of a text. */
static PyObject *title_of(Taking *taking, PyObject *text, const Block *block) {
    const Places *places = &taking->places;
    if (may_have_title(places->bytes + block->byte, places->size - block->byte, block->end - block->start))
        return PyObject_CallFunctionObjArgs(taking->kit->run_in, text, NULL);
    Py_RETURN_NONE;
}

/* A paragraph that reads as it stands in the source (`verbatim_paragraph` in Python). */
static PyObject *new_paragraph(Taking *taking, PyObject *content, const Block *block) {
    PyObject *first = PyLong_FromSsize_t(block->start), *last = block->last;
    PyObject *text = make(&taking->kit->stretch, (PyObject *[]){content, first});
    PyObject *span = make(&taking->kit->span, (PyObject *[]){first, last});
    PyObject *title = text ? title_of(taking, text, block) : NULL;
    PyObject *made = make(&taking->kit->paragraph, (PyObject *[]){text, span, title, taking->kit->nothing});
    Py_XDECREF(first);
    Py_XDECREF(text);
    Py_XDECREF(span);
    Py_XDECREF(title);
    return made;
}

/* Adds an item: 1, 0 if blocks cannot simply be added there, -1 and an exception. */
static int add_item(Taking *taking, PyObject *paragraph, const Block *block) {
    PyObject *const *names = taking->kit->names, *marker, *begins;
    int done;
    if (block->begins < number_in(taking, END) || number_in(taking, DEPTH) >= MAX_DEPTH) return PyErr_Occurred() ? -1 : 0;
    if (PyErr_Occurred()) return -1;
    marker = PyUnicode_FromStringAndSize(taking->places.bytes + block->begun, marker_length(&taking->places, block->begun));
    begins = PyLong_FromSsize_t(block->begins);
    done = marker ? add_edge(taking, names[ITEM_START], begins, marker, Py_False) : -1;
    Py_XDECREF(marker);
    Py_XDECREF(begins);
    if (!done) done = add_token(taking, names[PARAGRAPH], paragraph);
    if (!done) done = add_edge(taking, names[ITEM_END], block->last, names[EMPTY], Py_False);
    return done < 0 ? -1 : 1;
}

static int add_text(Taking *taking, const Plain *plain, const Block *block) {
    PyObject *paragraph;
    int done;
    if (plain->kind == AN_ITEM && !marker_length(&taking->places, block->begun)) return 0;
    if (!(paragraph = new_paragraph(taking, plain->content, block))) return -1;
    if (plain->kind == AN_ITEM) done = add_item(taking, paragraph, block);
    else done = add_token(taking, taking->kit->names[PARAGRAPH], paragraph) < 0 ? -1 : 1;
    Py_DECREF(paragraph);
    return done;
}

/* Finds out where a block is whose text reads as it stands in the source: 1, 0 if it does not, -1 and an exception. */
static int find(Taking *taking, const Plain *plain, Block *block) {
    Py_ssize_t length = PyUnicode_GetLength(plain->content);
    if (length < 1 || !is_bare(plain->content, length)) return length < 0 ? -1 : 0;
    block->begun = offset_of(plain->where, taking->kit->names[START]);
    block->byte = offset_of(plain->place, taking->kit->names[START]);
    if (PyErr_Occurred()) return -1;
    block->begins = plain->kind == A_PARAGRAPH ? 0 : point_at(&taking->places, block->begun);
    block->start = point_at(&taking->places, block->byte);
    block->end = block->start + length;
    if (block->begins < 0 || block->start < 0) return 0;
    return (int)PyUnicode_Tailmatch(taking->text, plain->content, block->start, PY_SSIZE_T_MAX, -1);
}

int take_text(Taking *taking, const Plain *plain) {
    Block block = {0};
    int done = find(taking, plain, &block);
    if (done == 1 && plain->kind != A_HEADING && !(block.last = PyLong_FromSsize_t(block.end))) done = -1;
    if (done == 1) done = plain->kind == A_HEADING ? add_heading(taking, plain, &block) : add_text(taking, plain, &block);
    if (done == 1 && set_end(taking, block.last) < 0) done = -1;
    Py_XDECREF(block.last);
    return done;
}
