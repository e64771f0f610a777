/* Blocks that hold but one stretch of text (`_take_plain` in Python). */

#include "taking.h"

/* Whether a text has no white space at either end, and neither is nor begins with what may stand for something else. */
static int is_bare(PyObject *content, Py_ssize_t length) {
    Py_UCS4 first = PyUnicode_ReadChar(content, 0), last = PyUnicode_ReadChar(content, length - 1);
    return !is_space(first) && !is_space(last) && first != '#' && !(length == 1 && first == '&');
}

/* What `run_in` gives of a text. */
static PyObject *title_of(Taking *taking, PyObject *text, Py_ssize_t byte, Py_ssize_t length) {
    const Places *places = &taking->places;
    if (may_have_title(places->bytes + byte, places->size - byte, length))
        return PyObject_CallFunctionObjArgs(taking->run_in, text, NULL);
    Py_RETURN_NONE;
}

/* A paragraph that reads as it stands in the source (`verbatim_paragraph` in Python). */
static PyObject *new_paragraph(Taking *taking, PyObject *content, Py_ssize_t byte, Py_ssize_t start, Py_ssize_t length) {
    PyObject *first = PyLong_FromSsize_t(start), *last = PyLong_FromSsize_t(start + length);
    PyObject *text = make(&taking->stretch, (PyObject *[]){content, first});
    PyObject *span = make(&taking->span, (PyObject *[]){first, last});
    PyObject *title = text ? title_of(taking, text, byte, length) : NULL;
    PyObject *made = make(&taking->paragraph, (PyObject *[]){text, span, title, taking->nothing});
    Py_XDECREF(first);
    Py_XDECREF(last);
    Py_XDECREF(text);
    Py_XDECREF(span);
    Py_XDECREF(title);
    return made;
}

static int add_token(Taking *taking, PyObject *terminal, PyObject *value) {
    PyObject *token = make_tuple(taking->token, (PyObject *[]){terminal, value, Py_False, taking->nothing}, 4);
    int done = token ? PyList_Append(taking->tokens, token) : -1;
    Py_XDECREF(token);
    return done;
}

static int add_edge(Taking *taking, PyObject *terminal, Py_ssize_t offset, PyObject *marker) {
    PyObject *place = PyLong_FromSsize_t(offset);
    PyObject *edge = make_tuple(taking->edge, (PyObject *[]){place, marker, Py_False}, 3);
    int done = edge ? add_token(taking, terminal, edge) : -1;
    Py_XDECREF(place);
    Py_XDECREF(edge);
    return done;
}

/* How long the marker is that stands at a place (`marker_at` in Python), if it is plainly there; else 0. */
static Py_ssize_t marker_length(const Places *places, Py_ssize_t byte) {
    const char *at = places->bytes + byte;
    Py_ssize_t left = places->size - byte, figures = 0;
    if (left > 0 && (at[0] == '-' || at[0] == '+' || at[0] == '*')) return 1;
    while (figures < left && figures < 9 && at[figures] >= '0' && at[figures] <= '9') figures++;
    return figures && figures < left && (at[figures] == '.' || at[figures] == ')') ? figures + 1 : 0;
}

static Py_ssize_t number_of(PyObject *one, PyObject *name) {
    PyObject *value = PyObject_GetAttr(one, name);
    Py_ssize_t number = value ? PyLong_AsSsize_t(value) : -1;
    Py_XDECREF(value);
    return number;
}

/* Adds an item that begins at an offset with a marker of so many bytes: 1, 0 if blocks cannot simply be added there, -1 and an exception. */
static int add_item(Taking *taking, PyObject *paragraph, const char *marked, Py_ssize_t length, Py_ssize_t start, Py_ssize_t end) {
    PyObject **names = taking->names, *marker;
    int done;
    if (start < number_of(taking->blocks, names[END]) || number_of(taking->blocks, names[DEPTH]) >= MAX_DEPTH) return 0;
    if (PyErr_Occurred()) return -1;
    marker = PyUnicode_FromStringAndSize(marked, length);
    done = marker ? add_edge(taking, names[ITEM_START], start, marker) : -1;
    Py_XDECREF(marker);
    if (!done) done = add_token(taking, names[PARAGRAPH], paragraph);
    if (!done) done = add_edge(taking, names[ITEM_END], end, names[EMPTY]);
    return done < 0 ? -1 : 1;
}

static int set_end(Taking *taking, Py_ssize_t end) {
    PyObject *value = PyLong_FromSsize_t(end);
    int done = value ? PyObject_SetAttr(taking->blocks, taking->names[END], value) : -1;
    Py_XDECREF(value);
    return done;
}

int take_text(Taking *taking, const Plain *plain, int is_item) {
    Places *places = &taking->places;
    Py_ssize_t length = PyUnicode_GetLength(plain->content), begun, byte, begins, start, marker;
    PyObject *made;
    int done;
    if (length < 1 || !is_bare(plain->content, length)) return length < 0 ? -1 : 0;
    if ((begun = start_of(plain->where)) < 0 || (byte = start_of(plain->place)) < 0) return -1;
    begins = is_item ? point_at(places, begun) : 0;
    start = point_at(places, byte);
    marker = is_item && begins >= 0 ? marker_length(places, begun) : 1;
    if (begins < 0 || start < 0 || !marker) return 0;
    done = (int)PyUnicode_Tailmatch(taking->text, plain->content, start, PY_SSIZE_T_MAX, -1);
    if (done != 1) return done;
    made = new_paragraph(taking, plain->content, byte, start, length);
    if (!made) return -1;
    if (is_item) done = add_item(taking, made, places->bytes + begun, marker, begins, start + length);
    else done = add_token(taking, taking->names[PARAGRAPH], made) < 0 ? -1 : 1;
    Py_DECREF(made);
    return done == 1 && set_end(taking, start + length) < 0 ? -1 : done;
}
