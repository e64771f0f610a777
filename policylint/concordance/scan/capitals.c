/* In which texts words stand that begin with a capital: the same as `places_of` in policylint/entities/words.py, for speed. */

#include "scan.h"

static int ends_word(const unsigned char *at, const unsigned char *end) { return at == end || !(kinds[*at] & IN_WORD); }

/* Where a word ends of which this stands behind the first letter: "/S", letters with points before them, or any letters. */
static const unsigned char *word_end(const unsigned char *at, const unsigned char *end) {
    if (end - at >= 2 && at[0] == '/' && at[1] == 'S' && ends_word(at + 2, end)) return at + 2;
    const unsigned char *pointed = at;
    while (end - pointed >= 2 && pointed[0] == '.' && kinds[pointed[1]] & IN_WORD && ends_word(pointed + 2, end)) pointed += 2;
    if (pointed > at) return pointed;
    while (kinds[*at] & IN_WORD) at++;
    return at;
}

int sign(const unsigned char *at, const unsigned char *end) {
    if (end - at >= 3 && at[0] == 0xE2 && at[1] == 0x80) return 3;
    return end - at >= 2 && at[0] == 0xC2 && at[1] == 0xA0 ? 2 : 0;
}

#define UNREAD -1
#define FAILED -2

/* The kinds of the words in a text, as bits, or UNREAD. */
static long kinds_in(const unsigned char *at, const unsigned char *end, const Words *w) {
    long found = 0;
    for (;;) {
        while (kinds[*at] & (SMALL | SPACE)) at++;
        if (at == end) return found;
        if (*at >= 0x80) {
            int taken = sign(at, end);
            if (!taken) return UNREAD;
            at += taken;
            continue;
        }
        const unsigned char *begin = at++;
        if (kinds[*begin] != CAPITAL) continue;
        at = word_end(at, end);
        found |= number_of(w, begin, at - begin);
    }
}

static int list_number(PyObject *numbers, Py_ssize_t number) {
    PyObject *made = PyLong_FromSsize_t(number);
    int failed = !made || PyList_Append(numbers, made) < 0;
    Py_XDECREF(made);
    return failed ? -1 : 0;
}

/* Sets the bits of text `number`, or lists it as one that is not read. */
static int read_text(PyObject *texts, Py_ssize_t number, const Words *w, unsigned char *rows, Py_ssize_t count, PyObject *others) {
    PyObject *text = PyList_GetItem(texts, number);
    if (!text || !PyUnicode_Check(text)) { PyErr_SetString(PyExc_TypeError, "a text is a string"); return -1; }
    Py_ssize_t size, width = PyList_Size(texts) / 8 + 1;
    const unsigned char *bytes = (const unsigned char *)PyUnicode_AsUTF8AndSize(text, &size);
    if (!bytes) PyErr_Clear();
    long found = bytes ? kinds_in(bytes, bytes + size, w) : UNREAD;
    if (found == UNREAD) return list_number(others, number);
    for (Py_ssize_t kind = 0; found && kind < count; kind++, found >>= 1)
        if (found & 1) rows[kind * width + (number >> 3)] |= (unsigned char)(1 << (number & 7));
    return 0;
}

PyObject *words_capitals(PyObject *self, PyObject *arguments) {
    PyObject *texts;
    int count;
    if (!PyArg_ParseTuple(arguments, "O!i", &PyList_Type, &texts, &count)) return NULL;
    if (count < 1 || count > 30) { PyErr_SetString(PyExc_ValueError, "there are 1 to 30 kinds"); return NULL; }
    Py_ssize_t size = count * (PyList_Size(texts) / 8 + 1);
    PyObject *rows = PyBytes_FromStringAndSize(NULL, size), *others = PyList_New(0);
    int failed = !rows || !others;
    unsigned char *bits = failed ? NULL : (unsigned char *)PyBytes_AsString(rows);
    if (!failed) memset(bits, 0, size);
    for (Py_ssize_t number = 0; !failed && number < PyList_Size(texts); number++)
        failed = read_text(texts, number, (const Words *)self, bits, count, others) < 0;
    PyObject *pair = failed ? NULL : PyTuple_Pack(2, rows, others);
    Py_XDECREF(rows);
    Py_XDECREF(others);
    return pair;
}

/* For each first letter from A to Z, which second letters some words have, by their last five bits. */
static int second_letters(PyObject *words, uint32_t *seconds) {
    PyObject *each = PyObject_GetIter(words), *word;
    while (each && (word = PyIter_Next(each))) {
        Py_UCS4 first = 0, second = 0;
        if (PyUnicode_Check(word) && PyUnicode_GetLength(word) > 1)
            first = PyUnicode_ReadChar(word, 0), second = PyUnicode_ReadChar(word, 1);
        if (first >= 'A' && first <= 'Z') seconds[first - 'A'] |= (uint32_t)1 << (second & 31);
        else PyErr_SetString(PyExc_ValueError, "a word is a string of two or more characters that begins with a capital");
        Py_DECREF(word);
        if (PyErr_Occurred()) break;
    }
    Py_XDECREF(each);
    return PyErr_Occurred() ? -1 : 0;
}

static int list_place(PyObject *found, Py_ssize_t number, Py_ssize_t place) {
    PyObject *made = Py_BuildValue("(nn)", number, place);
    int failed = !made || PyList_Append(found, made) < 0;
    Py_XDECREF(made);
    return failed ? -1 : 0;
}

/* Lists where words begin in text `number`: 0, FAILED and an exception, or UNREAD. */
static int places_in(PyObject *text, Py_ssize_t number, PyObject *words, const uint32_t *seconds, PyObject *found) {
    Py_ssize_t size, hidden = 0;
    const unsigned char *begin = (const unsigned char *)PyUnicode_AsUTF8AndSize(text, &size);
    if (!begin) { PyErr_Clear(); return UNREAD; }
    for (const unsigned char *at = begin, *end = begin + size; at < end;) {
        if (*at >= 0x80) {
            int taken = sign(at, end);
            if (!taken) return UNREAD;
            at += taken;
            hidden += taken - 1;
            continue;
        }
        const unsigned char *first = at++;
        if (*first < 'A' || *first > 'Z') continue;
        at = word_end(at, end);
        if (at - first < 2 || !(seconds[*first - 'A'] >> (first[1] & 31) & 1)) continue;
        PyObject *word = PyUnicode_FromStringAndSize((const char *)first, at - first);
        int is_one = word ? PySet_Contains(words, word) : -1;
        Py_XDECREF(word);
        if (is_one < 0 || (is_one && list_place(found, number, first - begin - hidden) < 0)) return FAILED;
    }
    return 0;
}

PyObject *places(PyObject *module, PyObject *arguments) {
    PyObject *texts, *words;
    uint32_t seconds[26] = {0};
    (void)module;
    if (!PyArg_ParseTuple(arguments, "O!O!", &PyList_Type, &texts, &PyFrozenSet_Type, &words)) return NULL;
    if (second_letters(words, seconds) < 0) return NULL;
    PyObject *found = PyList_New(0), *others = PyList_New(0);
    int failed = !found || !others;
    for (Py_ssize_t number = 0; !failed && number < PyList_Size(texts); number++) {
        PyObject *text = PyList_GetItem(texts, number);
        if (!text || !PyUnicode_Check(text)) { PyErr_SetString(PyExc_TypeError, "a text is a string"); failed = 1; break; }
        Py_ssize_t before = PyList_Size(found);
        int result = places_in(text, number, words, seconds, found);
        failed = result == FAILED;
        if (result == UNREAD)
            failed = PyList_SetSlice(found, before, PyList_Size(found), NULL) < 0 || list_number(others, number) < 0;
    }
    PyObject *pair = failed ? NULL : PyTuple_Pack(2, found, others);
    Py_XDECREF(found);
    Py_XDECREF(others);
    return pair;
}
