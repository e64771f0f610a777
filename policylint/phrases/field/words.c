/* Python: Words, the words of some passages, as symbols, and where each stands in its passage. */

#include "field.h"
#include <structmember.h>

enum { LETTER, BLANK, MAYBE, INSIDE };    /* kinds of bytes: MAYBE begins a blank character, INSIDE begins none */

static int kind_of(unsigned char byte) {
    if (byte < 0x80) return byte == ' ' || (byte >= 9 && byte <= 13) || (byte >= 0x1C && byte <= 0x1F) ? BLANK : LETTER;
    if (byte < 0xC0) return INSIDE;
    return byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) ? MAYBE : LETTER;
}

static unsigned char kinds[256];

void prepare_words(void) {
    for (int byte = 0; byte < 256; byte++) kinds[byte] = (unsigned char)kind_of((unsigned char)byte);
}

/* How many bytes the blank character takes that stands here; 0 if it is none. What Python's `str.split` takes for one. */
static int blank(const unsigned char *at, const unsigned char *end) {
    int kind = kinds[*at];
    if (kind != MAYBE) return kind == BLANK;
    if (*at == 0xC2) return end - at > 1 && (at[1] == 0x85 || at[1] == 0xA0) ? 2 : 0;
    if (end - at < 3) return 0;
    int point = (at[0] & 15) << 12 | (at[1] & 63) << 6 | (at[2] & 63);
    return point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 ||
           point == 0x202F || point == 0x205F || point == 0x3000 ? 3 : 0;
}

static int grow(void **array, size_t bytes) {
    void *larger = realloc(*array, bytes);
    if (!larger) { PyErr_NoMemory(); return -1; }
    *array = larger;
    return 0;
}

/* Makes room for so many more words and a barrier. */
static int make_room(Words *w, Py_ssize_t more) {
    if (w->size + more + 1 < w->room) return 0;
    if (more >= INT32_MAX / 2 - w->size) { PyErr_SetString(PyExc_OverflowError, "too many words"); return -1; }
    int32_t room = 2 * (w->size + (int32_t)more) + 1024;
    if (grow((void **)&w->words, room * sizeof(Word)) < 0) return -1;
    w->room = room;
    return 0;
}

static int add_chunk(Words *w, Lexicon *l, const Chunked *chunk, int32_t offset) {
    const Entry *entry = look_up(l, chunk->bytes, chunk->length, chunk->hash);
    if (!entry && !(entry = learn(l, chunk))) return -1;
    if (entry->marked) w->marked[w->passages] = 1;
    if (make_room(w, entry->count) < 0) return -1;
    for (int32_t i = 0; i < entry->count; i++) {
        Word word = entry->words[i];
        word.start += offset;
        word.end += offset;
        w->words[w->size++] = word;
    }
    return 0;
}

/* Reads a chunk up to the next blank, or to code point `stop`; where it ends. */
static const unsigned char *read_chunk(Chunked *chunk, const unsigned char *at, const unsigned char *end, int32_t stop) {
    const unsigned char *near = end - at > stop ? at + stop : end;
    uint32_t hash = 0x811C9DC5u;
    chunk->bytes = (const char *)at;
    for (; at < near && kinds[*at] == LETTER; at++) hash = (hash ^ *at) * 0x01000193u;
    int32_t points = (int32_t)((const char *)at - chunk->bytes);
    for (; at < end; at++) {
        int kind = kinds[*at];
        if (kind != INSIDE) {
            if (kind == BLANK || points == stop || (kind == MAYBE && blank(at, end))) break;
            points++;
        }
        hash = (hash ^ *at) * 0x01000193u;
    }
    chunk->length = (const char *)at - chunk->bytes;
    chunk->points = points;
    chunk->hash = hash;
    return at;
}

/* Adds the words of a text whose own words begin at code point `own`. */
static int add_text(Words *w, Lexicon *l, const char *text, Py_ssize_t length, int32_t own) {
    const unsigned char *at = (const unsigned char *)text, *end = at + length;
    int32_t point = 0, first = w->size;
    w->own[w->passages] = own > 0 ? -1 : 0;
    w->marked[w->passages] = 0;
    while (at < end) {
        if (point >= own && w->own[w->passages] < 0) w->own[w->passages] = w->size - first;
        int skipped = blank(at, end);
        if (skipped) {
            at += skipped;
            point++;
            continue;
        }
        Chunked chunk;
        at = read_chunk(&chunk, at, end, point < own ? own - point : INT32_MAX);
        if (add_chunk(w, l, &chunk, point) < 0) return -1;
        if (at < end && !blank(at, end)) w->marked[w->passages] = 1;  /* the chunk was cut in two */
        point += chunk.points;
    }
    if (w->own[w->passages] < 0) w->own[w->passages] = w->size - first;
    if (make_room(w, 1) < 0) return -1;
    w->words[w->size++] = (Word){0, 0, 0, 0};
    w->first[++w->passages] = w->size;
    return 0;
}

static PyObject *utf8(PyObject *text) {
    if (!PyUnicode_Check(text)) { PyErr_SetString(PyExc_TypeError, "a passage has a text"); return NULL; }
    PyObject *bytes = PyUnicode_AsUTF8String(text);
    if (bytes || !PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return bytes;
    PyErr_Clear();
    return PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
}

/* Adds a passage: its text, and where its own words begin. */
static int add_passage(Words *w, Lexicon *l, PyObject *passage) {
    if (!PyTuple_Check(passage) || PyTuple_Size(passage) != 2) {
        PyErr_SetString(PyExc_TypeError, "a passage is a tuple of two");
        return -1;
    }
    Py_ssize_t own = PyLong_AsSsize_t(PyTuple_GetItem(passage, 1)), length;
    if (own == -1 && PyErr_Occurred()) return -1;
    PyObject *bytes = utf8(PyTuple_GetItem(passage, 0));
    char *text;
    int done = -1;
    if (bytes && PyBytes_AsStringAndSize(bytes, &text, &length) == 0) {
        if (length >= INT32_MAX / 2) PyErr_SetString(PyExc_OverflowError, "the text is too long");
        else done = add_text(w, l, text, length, own < 0 ? 0 : own > length ? (int32_t)length + 1 : (int32_t)own);
    }
    Py_XDECREF(bytes);
    return done;
}

/* Adds passages from number `begin` on, one at least, and no more than make `most` words with their barriers. */
static int add_passages(Words *w, Lexicon *l, PyObject *passages, Py_ssize_t begin, Py_ssize_t most) {
    for (Py_ssize_t number = begin; number < PyList_Size(passages) && (number == begin || w->size < most); number++) {
        if (!(w->passages & 255)) {
            size_t room = (w->passages + 257) * sizeof(int32_t);
            if (grow((void **)&w->first, room) < 0 || grow((void **)&w->own, room) < 0 ||
                grow((void **)&w->marked, w->passages + 257) < 0)
                return -1;
            w->first[w->passages] = w->size;
        }
        PyObject *passage = PyList_GetItem(passages, number);
        Py_INCREF(passage);
        int done = add_passage(w, l, passage);
        Py_DECREF(passage);
        if (done < 0) return -1;
        if (w->size > most && number > begin) {
            w->size = w->first[--w->passages];
            break;
        }
    }
    return 0;
}

static PyObject *new_words(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    PyObject *lexicon, *passages;
    Py_ssize_t begin, most;
    if (!PyArg_ParseTuple(arguments, "O!O!nn", lexicon_type, &lexicon, &PyList_Type, &passages, &begin, &most))
        return NULL;
    if (begin < 0 || begin >= PyList_Size(passages)) {
        PyErr_SetString(PyExc_IndexError, "there is no such passage");
        return NULL;
    }
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Words *w = (Words *)allocate(type, 0);
    if (w && add_passages(w, (Lexicon *)lexicon, passages, begin, most) < 0) Py_CLEAR(w);
    return (PyObject *)w;
}

static void free_words(PyObject *self) {
    Words *w = (Words *)self;
    free(w->words);
    free(w->first);
    free(w->own);
    free(w->marked);
    free_object(self);
}

static PyObject *marks(PyObject *self, void *unused) {
    const Words *w = (Words *)self;
    return PyBytes_FromStringAndSize(w->marked, w->passages);
}

static PyMemberDef words_members[] = {
    {"passages", T_INT, offsetof(Words, passages), READONLY, "the number of passages"},
    {"size", T_INT, offsetof(Words, size), READONLY, "the number of words and barriers"}, {NULL, 0, 0, 0, NULL}};
static PyGetSetDef words_getters[] = {
    {"marks", marks, NULL, "a byte for each passage: 0 if no chunk of it is marked", NULL}, {NULL, NULL, NULL, NULL, NULL}};
static PyType_Slot words_slots[] = {
    {Py_tp_new, new_words}, {Py_tp_dealloc, free_words}, {Py_tp_members, words_members}, {Py_tp_getset, words_getters},
    {Py_tp_doc, "Words(lexicon, passages, begin, most): the words of passages from number `begin` on, about `most`."}, {0, NULL}};
PyType_Spec words_spec = {"policylint.phrases._field.Words", sizeof(Words), 0, Py_TPFLAGS_DEFAULT, words_slots};
