/* Python: the passages of a paragraph. */

#include "passages.h"

/* What is taken of a paragraph and its context: owned. */
typedef struct {
    PyObject *text, *title, *links, *content, *bounds, *kind, *introduction, *leads, *label;
} Read;

static void release(Read *read) {
    Py_XDECREF(read->text);
    Py_XDECREF(read->title);
    Py_XDECREF(read->links);
    Py_XDECREF(read->content);
    Py_XDECREF(read->bounds);
    Py_XDECREF(read->kind);
    Py_XDECREF(read->introduction);
    Py_XDECREF(read->leads);
    Py_XDECREF(read->label);
}

/* Whether a paragraph has neither a title nor links: 1, 0, or -1 and an exception. */
static int is_plain(const Kit *kit, PyObject *paragraph, Read *read) {
    read->title = PyObject_GetAttr(paragraph, kit->names[LABEL]);
    read->links = PyObject_GetAttr(paragraph, kit->names[LINKS]);
    if (!read->title || !read->links) return -1;
    return read->title == Py_None && PyTuple_Check(read->links) && PyTuple_Size(read->links) == 0;
}

/* Whether a text asks something: 1, 0, or -1 and an exception. */
static int asks(const Read *read) {
    Py_ssize_t place = PyUnicode_FindChar(read->content, '?', 0, PY_SSIZE_T_MAX, 1);
    return place == -2 ? -1 : place >= 0;
}

static int get_context(const Kit *kit, PyObject *context, Read *read) {
    read->kind = PyObject_GetAttr(context, kit->names[KIND]);
    read->introduction = PyObject_GetAttr(context, kit->names[INTRODUCTION]);
    read->leads = read->introduction ? PyObject_GetAttr(read->introduction, kit->names[CONTENT]) : NULL;
    read->label = PyObject_GetAttr(context, kit->names[LABEL]);
    if (!read->kind || !read->leads || !read->label) return -1;
    if (PyUnicode_Check(read->kind) && PyUnicode_Check(read->leads)) return 0;
    PyErr_SetString(PyExc_TypeError, "a kind and an introduction are texts");
    return -1;
}

static int get_text(const Kit *kit, PyObject *paragraph, Read *read) {
    read->text = PyObject_GetAttr(paragraph, kit->names[TEXT]);
    read->content = read->text ? PyObject_GetAttr(read->text, kit->names[CONTENT]) : NULL;
    read->bounds = read->content ? PyObject_CallFunctionObjArgs(kit->bounds, read->content, NULL) : NULL;
    return read->bounds ? 0 : -1;
}

static int read_plain(const Kit *kit, PyObject *found, PyObject *paragraph, PyObject *context, Read *read) {
    int done = is_plain(kit, paragraph, read);
    PyObject *kind;
    if (done != 1) return done;
    if (get_text(kit, paragraph, read) < 0 || (done = asks(read)) < 0) return -1;
    if (done) return 0;
    if (get_context(kit, context, read) < 0) return -1;
    kind = read->kind;
    if (PyUnicode_GetLength(read->leads) && PyUnicode_Compare(kind, kit->names[SENTENCE]) == 0) kind = kit->names[ITEM];
    return add_told(&(Told){kit, found, read->text, read->bounds, kind, read->introduction, context, read->label, paragraph});
}

PyObject *read_paragraph(PyObject *module, PyObject *const *given, Py_ssize_t count) {
    Read read = {0};
    const Kit *kit;
    int done;
    (void)module;
    if (count != 4) return PyErr_Format(PyExc_TypeError, "four are needed, not %zd", count);
    if (!(kit = get_kit(given[0]))) return NULL;
    done = read_plain(kit, given[1], given[2], given[3], &read);
    release(&read);
    return done < 0 ? NULL : PyBool_FromLong(done);
}
