/* Lays phrase patterns over a block of passages: the same as policylint/phrases/block.py, for speed.

   Sets of places are arrays of 64-bit words. A program is the code that policylint/phrases/code.py describes; all
   numbers and offsets in it are checked once, when it is loaded (check.c), so that nothing can be read outside. What
   refers to other code refers to what was written before it, so nothing can recur without end. */

#ifndef POLICYLINT_FIELD_H
#define POLICYLINT_FIELD_H

#define Py_LIMITED_API 0x030A0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT 2                          /* of programs and of what is called; as in policylint/phrases/code.py */

enum { ATOM, GAP, CHOICE, ANY, AHEAD, BEHIND, END, BEGIN };
enum { PATTERNS, ALTERNATIVES, CHOICES, ATOMS, TABLES };
#define SYMBOLS 65536
#define LONGEST 128

typedef uint64_t Bits;

typedef struct {
    PyObject_HEAD
    int32_t *code;
    int32_t size, symbols;                /* of the code; and the greatest symbol in it, and one */
    int32_t count[TABLES];
    const int32_t *table[TABLES];
} Program;

typedef struct { int32_t start, end; uint16_t plain, sharp; } Word;

typedef struct { uint32_t hash; int32_t length, count; Word words[]; } Entry;

typedef struct {
    PyObject_HEAD
    PyObject *words_of;
    uint32_t *table, slots, entries;      /* of each slot the offset of its entry, in eights of bytes, and one */
    char *data;
    size_t size, room;
} Lexicon;

typedef struct { const char *bytes; Py_ssize_t length; int32_t points; uint32_t hash; } Chunked;

typedef struct {
    PyObject_HEAD
    Word *words;                          /* those of all passages, and a barrier after each passage */
    int32_t size, room, passages;
    int32_t *first, *own;                 /* of each passage: its first word, and how many words introduce it */
} Words;

typedef struct {
    int parts, loose, optional;
    int32_t *length;
    Bits **places;
    const int32_t *rows;
} Choice;

typedef struct Chunk { struct Chunk *next; size_t room; } Chunk;

typedef struct {
    PyObject_HEAD
    Program *program;
    Words *text;
    int32_t shift;                        /* the number of the word at place 0 */
    PyObject *from_bytes, *little;
    Py_ssize_t size, width;               /* places, and 64-bit words of a set of them */
    Py_ssize_t passages;
    int32_t *begin, *end, *passage;       /* of each passage its first and last place; of each place its passage */
    int32_t *first[2], *places[2];        /* plain and sharp symbols: where the places of each begin, and all places */
    Bits *everywhere, *words, *beyond, *begins, *finish, *empty;
    Bits **atoms, **alternatives, *followed[LONGEST];
    Choice **choices;
    Bits **starts[2], ***trails[2];       /* of patterns, to own words and anywhere */
    signed char *possible[TABLES];        /* of alternatives, choices and atoms: 0 if not known, 1, or -1 */
    int introduced, failed;
    Chunk *chunks;                        /* memory that lives as long as the field */
    char *free_from, *free_to;
    Bits **spare;                         /* sets that may be used again */
    int spares, spare_room;
} Field;

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* memory.c: after a failure NULL, `failed` is set, and an exception. */
void *keep(Field *f, size_t bytes);
void *keep_zero(Field *f, size_t bytes);
Bits *keep_set(Field *f);
Bits *take(Field *f);
void give(Field *f, Bits *set);
void free_chunks(Field *f);

/* sets.c */
static inline int has(const Field *f, const Bits *set, Py_ssize_t place) {
    return place >= 0 && place < f->size && (set[place >> 6] >> (place & 63) & 1);
}

static inline void add(Bits *set, Py_ssize_t place) { set[place >> 6] |= (Bits)1 << (place & 63); }

Py_ssize_t following(const Field *f, const Bits *set, Py_ssize_t from);
int lower_and(const Field *f, Bits *out, const Bits *set, int shift, const Bits *mask);
void or_lower_and(const Field *f, Bits *out, const Bits *set, int shift, const Bits *mask);
int and_set(const Field *f, Bits *out, const Bits *mask, Bits flip);
int or_set(const Field *f, Bits *out, const Bits *set);

/* symbols.c */
int index_symbols(Field *f, int which);
Bits *atom(Field *f, int32_t number);
Bits *followed(Field *f, int count);

/* choices.c */
int row_possible(Field *f, int32_t row);
Choice *choice(Field *f, int32_t number);

/* steps.c */
int before(Field *f, int32_t row, const Bits *ends, Bits *out, Bits **trail);

/* results.c */
Bits *starts_of(Field *f, int32_t pattern, int anywhere);
Bits **trail_of(Field *f, int32_t pattern, int anywhere);
Py_ssize_t follow(Field *f, int32_t row, Bits **trail, Py_ssize_t place);

/* check.c: 1 if a program can be used, 0 if not, -1 and an exception without memory. */
int check(Program *p);

/* stretches.c */
int fill(Field *f);

/* lexicon.c */
const Entry *look_up(const Lexicon *l, const char *bytes, Py_ssize_t length, uint32_t hash);
const Entry *learn(Lexicon *l, const Chunked *chunk);

/* words.c */
void prepare_words(void);

/* methods.c: reads a pattern, perhaps a number below `limit`, and whether it may match anywhere; -1 and an exception if that is wrong. */
int read_arguments(Field *f, PyObject *const *given, Py_ssize_t count, Py_ssize_t limit, long *pattern, long *number,
                   int *anywhere);

/* matches.c */
PyObject *field_first(PyObject *self, PyObject *const *given, Py_ssize_t count);
PyObject *field_every(PyObject *self, PyObject *const *given, Py_ssize_t count);
PyObject *field_span(PyObject *self, PyObject *const *given, Py_ssize_t count);
PyObject *field_spans(PyObject *self, PyObject *pairs);
PyObject *field_every_span(PyObject *self, PyObject *patterns);

/* program.c, lexicon.c, words.c, passages.c, methods.c: what Python sees. */
extern PyObject *program_type, *lexicon_type, *words_type;
extern PyType_Spec program_spec, lexicon_spec, words_spec, field_spec;
extern PyMethodDef field_methods[];
void free_object(PyObject *self);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
