/* The events of a text (`hand_on` in Python). */

#include "taking.h"

static int is_named(PyObject *name, const char *as) { return PyUnicode_CompareWithASCIIString(name, as) == 0; }

/* What is told by a mere name, or by a dictionary with one entry: 0, or -1 and an exception. */
static int told(PyObject *one, PyObject **name, PyObject **value) {
    Py_ssize_t at = 0;
    *name = one;
    *value = Py_None;
    if (PyUnicode_Check(one)) return 0;
    if (PyDict_Check(one) && PyDict_Next(one, &at, name, value) && PyUnicode_Check(*name)) return 0;
    PyErr_Format(PyExc_TypeError, "%R is no event", one);
    return -1;
}

static int hand_on(PyObject *handlers, PyObject *name, PyObject *value, PyObject *where, int needed) {
    PyObject *handler = PyDict_GetItemWithError(handlers, name), *done;
    if (!handler && (needed || PyErr_Occurred())) {
        if (!PyErr_Occurred()) PyErr_SetObject(PyExc_KeyError, name);
        return -1;
    }
    if (!handler) return 0;
    Py_INCREF(handler);
    done = PyObject_CallFunctionObjArgs(handler, value, where, NULL);
    Py_DECREF(handler);
    Py_XDECREF(done);
    return done ? 0 : -1;
}

/* Takes a block that holds but one stretch of text: 1 if it did, 0 if it leaves it to its events, -1 and an exception. */
static int take_plain(Taking *taking, const Plain *plain) {
    int done = is_loose(taking);
    PyObject *said;
    if (!done && (done = take_text(taking, plain)) > 0) return 1;
    if (done < 0) return -1;
    said = PyObject_CallMethod(taking->reader, "_take_plain", "OOOOOO", plain->name, plain->detail, plain->where, plain->last,
                               plain->content, plain->place);
    done = said ? PyObject_IsTrue(said) : -1;
    Py_XDECREF(said);
    return done;
}

/* The event and the range at a place of the stream; 0, or -1 and an exception. */
static int event_at(PyObject *stream, Py_ssize_t index, PyObject **event, PyObject **where) {
    PyObject *pair = PyList_GetItem(stream, index);
    if (pair && (!PyTuple_Check(pair) || PyTuple_Size(pair) != 2)) PyErr_SetString(PyExc_TypeError, "not an event with its range");
    if (!pair || PyErr_Occurred()) return -1;
    *event = PyTuple_GetItem(pair, 0);
    *where = PyTuple_GetItem(pair, 1);
    return 0;
}

static int is_text_block(Plain *plain) {
    if (is_named(plain->name, "Paragraph")) plain->kind = A_PARAGRAPH;
    else if (is_named(plain->name, "Item")) plain->kind = AN_ITEM;
    else if (is_named(plain->name, "Heading")) plain->kind = A_HEADING;
    else return 0;
    return 1;
}

/* Takes the block that starts before an event of the stream, if it is plain: 1 if it did, 0 if not, -1 and an exception. */
static int try_plain(Taking *taking, PyObject *stream, Py_ssize_t index, Plain *plain) {
    PyObject *event, *end, *name, *ignored;
    if (event_at(stream, index, &event, &plain->place) < 0 || event_at(stream, index + 1, &end, &plain->last) < 0) return -1;
    if (!PyDict_Check(event) || !PyDict_Check(end)) return 0;
    if (told(event, &name, &plain->content) < 0 || !is_named(name, "Text")) return PyErr_Occurred() ? -1 : 0;
    if (told(end, &name, &ignored) < 0 || !is_named(name, "End")) return PyErr_Occurred() ? -1 : 0;
    return take_plain(taking, plain);
}

/* Takes the event at a place, or the block that starts there: how many events that are; -1 and an exception. */
static Py_ssize_t take_at(Taking *taking, PyObject *stream, Py_ssize_t index, Py_ssize_t length) {
    Plain plain;
    PyObject *event, *where, *kind, *value;
    int is_name, starts, done = 0;
    if (event_at(stream, index, &event, &where) < 0 || told(event, &kind, &value) < 0) return -1;
    is_name = event == kind;
    starts = !is_name && is_named(kind, "Start");
    if (!starts && (is_name || !is_named(kind, "End"))) return hand_on(taking->others, kind, value, where, is_name) < 0 ? -1 : 1;
    if (told(value, &plain.name, &plain.detail) < 0) return -1;
    plain.where = where;
    if (starts && index + 2 < length && is_text_block(&plain)) done = try_plain(taking, stream, index + 1, &plain);
    if (done) return done < 0 ? -1 : 3;
    if (is_named(plain.name, "Item") || is_named(plain.name, "List")) {
        int is_item = is_named(plain.name, "Item");
        done = starts ? start_container(taking, is_item, where, plain.detail) : end_container(taking, is_item);
        if (done) return done;
    }
    return hand_on(starts ? taking->starts : taking->ends, plain.name, plain.detail, where, 0) < 0 ? -1 : 1;
}

static int prepare(Taking *taking, PyObject *kit, PyObject *place) {
    PyObject *bytes;
    char *data;
    if (!(taking->kit = get_kit(kit))) return -1;
    if (!PyArg_ParseTuple(place, "OOnn", &taking->text, &bytes, &taking->places.byte, &taking->places.point)) return -1;
    if (PyBytes_AsStringAndSize(bytes, &data, &taking->places.size) < 0) return -1;
    taking->places.bytes = data;
    taking->places.ascii = taking->places.size == PyUnicode_GetLength(taking->text);
    taking->tokens = PyObject_GetAttrString(taking->blocks, "tokens");
    return taking->tokens ? 0 : -1;
}

static PyObject *take_all(Taking *taking, PyObject *stream, Py_ssize_t ahead) {
    Py_ssize_t length = PyList_Size(stream), index = 0, taken = 0;
    if (length < 0) return NULL;
    while (taken >= 0 && index < length - ahead) index += taken = take_at(taking, stream, index, length);
    return taken < 0 ? NULL : Py_BuildValue("(nnn)", index, taking->places.byte, taking->places.point);
}

PyObject *take(PyObject *module, PyObject *arguments) {
    Taking taking = {0};
    PyObject *stream, *kit, *place, *made = NULL;
    Py_ssize_t ahead;
    (void)module;
    if (!PyArg_ParseTuple(arguments, "OO!nO!O!(OOOO)", &taking.reader, &PyList_Type, &stream, &ahead, &PyTuple_Type, &kit,
                          &PyTuple_Type, &place, &taking.inlines, &taking.starts, &taking.ends, &taking.others)) return NULL;
    taking.blocks = PyObject_GetAttrString(taking.reader, "blocks");
    if (taking.blocks && prepare(&taking, kit, place) == 0) made = take_all(&taking, stream, ahead);
    Py_XDECREF(taking.blocks);
    Py_XDECREF(taking.tokens);
    return made;
}
