/* Python: Scanner, groups of hints that texts are searched for. */

#include "scan.h"

#define MANY_TEXTS 32

static void free_scanner(PyObject *self) {
    Scanner *s = (Scanner *)self;
    free(s->next);
    free(s->kept);
    free(s->held);
    free(s->tells);
    free(s->first);
    free(s->told);
    PyTypeObject *type = Py_TYPE(self);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static PyObject *new_scanner(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    PyObject *groups;
    if (!PyArg_ParseTuple(arguments, "O!", &PyTuple_Type, &groups)) return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Scanner *s = (Scanner *)allocate(type, 0);
    if (s && (add_hints(s, groups) < 0 || link_states(s) < 0 || pack_states(s) < 0)) Py_CLEAR(s);
    return (PyObject *)s;
}

/* Sets a bit for each group of which a hint stands in a text, folded; that of the first group is in `column`. */
static void find(const Scanner *s, const Buffer *text, unsigned char *column, Py_ssize_t width, unsigned char bit) {
    const unsigned char *at = text->bytes, *end = at + text->size;
    const int32_t *first = s->first, *told = s->told;
    size_t state = 0;
    for (int32_t i = first[0]; i < first[1]; i++) column[told[i] * width] |= bit;
    for (; at < end; at++) {
        size_t class = s->class_of[*at];
        state = class >> OFTEN ? s->next[state << s->shift | class] : s->often[state << OFTEN | class];
        if (s->tells[state])
            for (int32_t i = first[state]; i < first[state + 1]; i++) column[told[i] * width] |= bit;
    }
}

/* Asks for the states all at once, before many texts lead to them one by one: since the last document they were forgotten. */
static void recall(const Scanner *s) {
#if defined(__GNUC__)
    for (size_t state = 0; state < (size_t)s->states; state++) __builtin_prefetch(s->often + (state << OFTEN));
#else
    (void)s;
#endif
}

/* Folds text `number`, and puts it into the list of those that are kept, if there is one. */
static int fold_text(PyObject *texts, Py_ssize_t number, Buffer *buffer, PyObject *kept) {
    PyObject *text = PyList_GetItem(texts, number);
    if (!text || !PyUnicode_Check(text)) { PyErr_SetString(PyExc_TypeError, "a text is a string"); return -1; }
    if (fold(buffer, text) < 0) return -1;
    if (kept == Py_None) return 0;
    PyObject *made = PyUnicode_DecodeUTF8((char *)buffer->bytes, buffer->size, "surrogatepass");
    return made ? PyList_SetItem(kept, number, made) : -1;
}

static PyObject *scanner_read(PyObject *self, PyObject *arguments) {
    Scanner *s = (Scanner *)self;
    PyObject *texts;
    int keeping;
    if (!PyArg_ParseTuple(arguments, "O!p", &PyList_Type, &texts, &keeping)) return NULL;
    Py_ssize_t count = PyList_Size(texts), width = count / 8 + 1;
    Buffer buffer = {NULL, 0, 0};
    if (!keeping) Py_INCREF(Py_None);
    PyObject *kept = keeping ? PyList_New(count) : Py_None;
    PyObject *rows = PyBytes_FromStringAndSize(NULL, s->groups * width);
    int failed = !kept || !rows;
    unsigned char *bits = failed ? NULL : (unsigned char *)PyBytes_AsString(rows);
    if (!failed) memset(bits, 0, s->groups * width);
    if (count >= MANY_TEXTS) recall(s);
    for (Py_ssize_t number = 0; !failed && number < count; number++) {
        failed = fold_text(texts, number, &buffer, kept) < 0;
        if (!failed) find(s, &buffer, bits + (number >> 3), width, (unsigned char)(1 << (number & 7)));
    }
    free(buffer.bytes);
    PyObject *pair = failed ? NULL : PyTuple_Pack(2, kept, rows);
    Py_XDECREF(kept);
    Py_XDECREF(rows);
    return pair;
}

static PyMethodDef methods[] = {
    {"read", scanner_read, METH_VARARGS,
     "read(texts, keeping): a list of the texts folded, or None; and for each group those in which a hint of it stands."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_new, new_scanner}, {Py_tp_dealloc, free_scanner}, {Py_tp_methods, methods},
    {Py_tp_doc, "Scanner(groups): groups of hints that texts are searched for."}, {0, NULL}};
PyType_Spec scanner_spec = {"policylint.concordance._scan.Scanner", sizeof(Scanner), 0, Py_TPFLAGS_DEFAULT, slots};
