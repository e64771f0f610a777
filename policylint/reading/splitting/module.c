/* Python: the module. */

#include "passages.h"
#include "splitting.h"

static PyMethodDef functions[] = {
    {"bounds", (PyCFunction)(void (*)(void))bounds, METH_FASTCALL,
     "bounds(text, known, ends, is_end): the sentences of a text as (start, end); None if one is too long."},
    {"kit", new_kit, METH_VARARGS, "kit(Passage, Text, Span, Run, is_denied, bounds): what passages are made with."},
    {"read", (PyCFunction)(void (*)(void))read_paragraph, METH_FASTCALL,
     "read(kit, found, paragraph, context): whether the passages of a paragraph could be added; if not, none was."},
    {"add", (PyCFunction)(void (*)(void))add_passages, METH_FASTCALL,
     "add(kit, found, text, bounds, kind, introduction, context, label): whether the passages could be added; if not, none was."},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_splitting", "Splits texts into sentences, and makes passages of them.", -1,
                                    functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__splitting(void) { return PyModule_Create(&module); }
