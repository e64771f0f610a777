/* Words that are looked for in texts, each with a number: found by their bytes, without a string of Python for each word of a text. */

#include "scan.h"

unsigned char kinds[256];

static int kind(int byte) {
    if (byte >= 'a' && byte <= 'z') return SMALL;
    if (byte >= 'A' && byte <= 'Z') return CAPITAL;
    if (byte >= '0' && byte <= '9') return DIGIT;
    if (byte == ' ' || (byte >= 9 && byte <= 13) || (byte >= 28 && byte <= 31)) return SPACE;
    if (byte == '_') return LINE;
    return byte == '&' || byte == '.' || byte == '\'' || byte == '!' || byte == '+' || byte == '-' ? MARK : 0;
}

void fill_kinds(void) {
    for (int byte = 0; byte < 128; byte++) kinds[byte] = (unsigned char)kind(byte);
}

static uint32_t hash(const unsigned char *at, size_t size) {
    uint32_t found = 2166136261u;
    for (const unsigned char *end = at + size; at < end; at++) found = (found ^ *at) * 16777619u;
    return found ^ found >> 15;
}

static const Word *place(const Words *w, const unsigned char *at, size_t size) {
    uint32_t index = hash(at, size) & w->mask;
    for (;; index = (index + 1) & w->mask) {
        const Word *word = w->places + index;
        if (!word->number || (word->size == size && !memcmp(w->letters + word->start, at, size))) return word;
    }
}

long number_of(const Words *w, const unsigned char *at, size_t size) { return place(w, at, size)->number; }

static void free_words(PyObject *self) {
    Words *w = (Words *)self;
    free(w->places);
    free(w->letters);
    PyTypeObject *type = Py_TYPE(self);
    freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
    release(self);
    Py_DECREF(type);
}

/* Adds a word, or with `w->places` NULL only counts its letters; -1 and an exception if that is not possible. */
static int take(Words *w, PyObject *key, PyObject *value, size_t *letters) {
    Py_ssize_t size;
    const char *bytes = PyUnicode_Check(key) ? PyUnicode_AsUTF8AndSize(key, &size) : NULL;
    if (!bytes) {
        if (!PyErr_Occurred()) PyErr_SetString(PyExc_TypeError, "a word is a string");
        return -1;
    }
    long number = PyLong_AsLong(value);
    if (number == -1 && PyErr_Occurred()) return -1;
    if (number < 1 || number > MOST_NUMBER) { PyErr_SetString(PyExc_ValueError, "a word's number is 1 or more"); return -1; }
    if (w->places) {
        Word *word = (Word *)place(w, (const unsigned char *)bytes, size);
        *word = (Word){*letters, size, number};
        memcpy(w->letters + *letters, bytes, size);
    }
    *letters += size;
    return 0;
}

static int take_all(Words *w, PyObject *numbers, size_t *letters) {
    PyObject *key, *value;
    Py_ssize_t at = 0;
    *letters = 0;
    while (PyDict_Next(numbers, &at, &key, &value))
        if (take(w, key, value, letters) < 0) return -1;
    return 0;
}

static int fill(Words *w, PyObject *numbers) {
    size_t letters, room = 16;
    if (take_all(w, numbers, &letters) < 0) return -1;
    while (room < 3 * (size_t)PyDict_Size(numbers)) room *= 2;
    w->mask = (uint32_t)(room - 1);
    w->letters = malloc(letters + 1);
    w->places = w->letters ? calloc(room, sizeof(Word)) : NULL;
    if (!w->places) { PyErr_NoMemory(); return -1; }
    return take_all(w, numbers, &letters);
}

static PyObject *new_words(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    PyObject *numbers;
    (void)keywords;
    if (!PyArg_ParseTuple(arguments, "O!", &PyDict_Type, &numbers)) return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Words *w = (Words *)allocate(type, 0);
    if (w && fill(w, numbers) < 0) Py_CLEAR(w);
    return (PyObject *)w;
}

static PyMethodDef methods[] = {
    {"capitals", words_capitals, METH_VARARGS,
     "capitals(texts, count): for each of so many kinds the texts in which a word of it begins with a capital, as bits; "
     "and the numbers of texts that were not read, for letters beyond ASCII. A word's number are its kinds, as bits."},
    {"names", words_names, METH_VARARGS,
     "names(texts): in which texts a name may stand, and in which what may be one does something, as bits. A word's number is 1 "
     "if it names nobody, 2 if it is something that is done. Texts that are not read, for letters beyond ASCII, are among both."},
    {NULL, NULL, 0, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_new, new_words}, {Py_tp_dealloc, free_words}, {Py_tp_methods, methods},
    {Py_tp_doc, "Words(numbers): words that are looked for in texts, by their numbers."}, {0, NULL}};
PyType_Spec words_spec = {"policylint.concordance._scan.Words", sizeof(Words), 0, Py_TPFLAGS_DEFAULT, slots};
