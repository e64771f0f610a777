/* Python: Field, passages that patterns are laid over. */

#include "field.h"

static void free_field(PyObject *self) {
    Field *f = (Field *)self;
    free_chunks(f);
    free(f->spare);
    Py_XDECREF(f->program);
    Py_XDECREF(f->text);
    Py_XDECREF(f->from_bytes);
    Py_XDECREF(f->to_bytes);
    Py_XDECREF(f->little);
    Py_XDECREF(f->set_size);
    free_object(self);
}

/* The whole of `words`, or of their only passage the words from number `first` up to `last`. */
static int lay_out(Field *f, Words *words, Py_ssize_t first, Py_ssize_t last) {
    f->passages = words->passages;
    f->size = words->size;
    if (last >= 0) {
        Py_ssize_t length = words->size - 1;
        if (words->passages != 1 || first < 0 || first > length) {
            PyErr_SetString(PyExc_ValueError, "there is no such window");
            return -1;
        }
        f->shift = (int32_t)first;
        f->size = (last < length ? last : length) - first + 1;
        if (f->size < 1) f->size = 1;
    }
    f->width = f->size / 64 + 1;
    return fill(f);
}

static PyObject *new_field(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    PyObject *program, *words;
    Py_ssize_t first = 0, last = -1;
    if (!PyArg_ParseTuple(arguments, "O!O!|nn", program_type, &program, words_type, &words, &first, &last)) return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Field *f = (Field *)allocate(type, 0);
    if (!f) return NULL;
    Py_INCREF(program);
    Py_INCREF(words);
    f->program = (Program *)program;
    f->text = (Words *)words;
    f->from_bytes = PyObject_GetAttrString((PyObject *)&PyLong_Type, "from_bytes");
    f->little = PyUnicode_FromString("little");
    f->to_bytes = PyUnicode_FromString("to_bytes");
    f->set_size = PyLong_FromSsize_t(((Words *)words)->passages / 64 * 8 + 8);
    if (!f->from_bytes || !f->to_bytes || !f->little || !f->set_size || lay_out(f, (Words *)words, first, last) < 0) Py_CLEAR(f);
    return (PyObject *)f;
}

static PyType_Slot field_slots[] = {
    {Py_tp_new, new_field}, {Py_tp_dealloc, free_field}, {Py_tp_methods, field_methods},
    {Py_tp_doc, "Field(program, words): passages that patterns are laid over; or (…, first, last): a window of one."}, {0, NULL}};
PyType_Spec field_spec = {"policylint.phrases._field.Field", sizeof(Field), 0, Py_TPFLAGS_DEFAULT, field_slots};
