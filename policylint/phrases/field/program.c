/* Python: Program, patterns compiled. */

#include "field.h"

/* Numbers of four bytes up to the end of the tables, then of two, or of four after 65535. */
static void read_code(Program *p, const unsigned char *from, const unsigned char *end) {
    int64_t head = TABLES;
    for (; end - from >= 4 && p->size < head; from += 4) {
        int32_t number = (int32_t)(from[0] | from[1] << 8 | from[2] << 16 | (uint32_t)from[3] << 24);
        if (p->size < TABLES && number > 0) head += number;
        p->code[p->size++] = number;
    }
    while (end - from >= 2) {
        uint32_t number = from[0] | from[1] << 8;
        from += 2;
        if (number == 65535) {
            if (end - from < 4) return;
            number = from[0] | from[1] << 8 | from[2] << 16 | (uint32_t)from[3] << 24;
            from += 4;
        }
        p->code[p->size++] = (int32_t)number;
    }
}

/* Lists for each symbol the atoms that hold it: -1 and an exception without memory. */
static int list_holders(Program *p) {
    int64_t all = 0;
    for (int32_t atom = 0; atom < p->count[ATOMS]; atom++) all += p->code[p->table[ATOMS][atom]];
    p->holds = calloc(p->symbols + 2, sizeof(int32_t));
    p->holders = all < INT32_MAX ? malloc((all + 1) * sizeof(int32_t)) : NULL;
    if (!p->holds || !p->holders) { PyErr_NoMemory(); return -1; }
    for (int32_t atom = 0; atom < p->count[ATOMS]; atom++) {
        const int32_t *code = p->code + p->table[ATOMS][atom];
        for (int32_t i = 1; i <= code[0]; i++) p->holds[code[i] + 2]++;
    }
    for (int32_t id = 2; id <= p->symbols; id++) p->holds[id] += p->holds[id - 1];
    for (int32_t atom = 0; atom < p->count[ATOMS]; atom++) {
        const int32_t *code = p->code + p->table[ATOMS][atom];
        for (int32_t i = 1; i <= code[0]; i++) p->holders[p->holds[code[i] + 1]++] = atom;
    }
    return 0;
}

static PyObject *new_program(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    const char *bytes;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(arguments, "y#", &bytes, &length)) return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Program *p = (Program *)allocate(type, 0);
    if (!p) return NULL;
    p->code = length < INT32_MAX ? malloc(2 * length + 4) : NULL;
    p->ids = calloc(SYMBOLS, sizeof(uint16_t));
    if (!p->code || !p->ids) { Py_DECREF(p); return PyErr_NoMemory(); }
    read_code(p, (const unsigned char *)bytes, (const unsigned char *)bytes + length);
    int good = check(p);
    if (good <= 0) {
        Py_DECREF(p);
        if (!good) PyErr_SetString(PyExc_ValueError, "not a program of phrase patterns");
        return NULL;
    }
    for (int table = 0; table < CHOICES; table++) {
        p->missed[table] = calloc(p->count[table] + 1, sizeof(int32_t));
        if (!p->missed[table]) { Py_DECREF(p); return PyErr_NoMemory(); }
    }
    if (list_holders(p) < 0) Py_CLEAR(p);
    return (PyObject *)p;
}

void free_object(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

static void free_program(PyObject *self) {
    Program *p = (Program *)self;
    free(p->code);
    free(p->ids);
    free(p->holds);
    free(p->holders);
    for (int table = 0; table < CHOICES; table++) free(p->missed[table]);
    free_object(self);
}

static PyType_Slot program_slots[] = {
    {Py_tp_new, new_program}, {Py_tp_dealloc, free_program},
    {Py_tp_doc, "Program(code): compiled patterns; ValueError if `code` is none."}, {0, NULL}};

PyType_Spec program_spec = {"policylint.phrases._field.Program", sizeof(Program), 0,
                                   Py_TPFLAGS_DEFAULT, program_slots};
