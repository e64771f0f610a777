/* Python: Field, passages that patterns are laid over. */

#include "field.h"

static void free_field(PyObject *self) {
    Field *f = (Field *)self;
    free_chunks(f);
    free(f->spare);
    Py_XDECREF(f->program);
    Py_XDECREF(f->from_bytes);
    Py_XDECREF(f->little);
    free_object(self);
}

static PyObject *new_field(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    PyObject *program, *stretches;
    const char *symbols;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(arguments, "O!O!y#", program_type, &program, &PyList_Type, &stretches, &symbols,
                          &length))
        return NULL;
    if (length % 4) { PyErr_SetString(PyExc_ValueError, "a word has two symbols of two bytes"); return NULL; }
    if (length / 4 >= INT32_MAX) { PyErr_SetString(PyExc_OverflowError, "too many words"); return NULL; }
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Field *f = (Field *)allocate(type, 0);
    if (!f) return NULL;
    Py_INCREF(program);
    f->program = (Program *)program;
    f->from_bytes = PyObject_GetAttrString((PyObject *)&PyLong_Type, "from_bytes");
    f->little = PyUnicode_FromString("little");
    f->size = length / 4;
    f->width = f->size / 64 + 1;
    f->passages = PyList_Size(stretches);
    if (!f->from_bytes || !f->little || fill(f, stretches, symbols) < 0) {
        Py_DECREF(f);
        return NULL;
    }
    return (PyObject *)f;
}

static PyType_Slot field_slots[] = {
    {Py_tp_new, new_field}, {Py_tp_dealloc, free_field}, {Py_tp_methods, field_methods},
    {Py_tp_doc, "Field(program, stretches, symbols): passages that patterns are laid over."}, {0, NULL}};
PyType_Spec field_spec = {"policylint.phrases._field.Field", sizeof(Field), 0, Py_TPFLAGS_DEFAULT, field_slots};
