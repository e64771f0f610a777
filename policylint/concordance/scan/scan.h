/* Folds texts and finds in which of them groups of hints stand: the same as policylint/concordance/__init__.py, for speed.

   All hints are searched for at once: a text is read byte by byte, in UTF-8, and the state after each byte says which
   hints end there (Aho and Corasick, Efficient string matching, 1975). The time for a byte does not depend on the
   hints, but for the groups told of where one ends. */

#ifndef POLICYLINT_SCAN_H
#define POLICYLINT_SCAN_H

#define Py_LIMITED_API 0x030A0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST_STATES 65535
#define OFTEN 5                           /* bits of those classes that most of a text is of: letters and the space */

typedef uint64_t Bits;

typedef struct {
    PyObject_HEAD
    Py_ssize_t groups, words;             /* and the 64-bit words of a set of groups */
    int classes, shift;                   /* of bytes: 0 for those that stand in no hint; and room for as many bits of them */
    unsigned char class_of[256];
    int32_t states, room;                 /* the first state is the one before any text */
    uint16_t *next;                       /* the state after each class, for each state */
    uint16_t *often;                      /* the same for the first classes alone: one line of the processor's cache each */
    void *kept;                           /* what `often` is a part of */
    Bits *held;                           /* for each state, until they are linked, the groups of which a hint ends there */
    int32_t *first;                       /* for each state, and one more, where those begin in: */
    int32_t *told;                        /* the groups of all states, one after the other */
    unsigned char *tells;                 /* whether a state has any */
} Scanner;

typedef struct { unsigned char *bytes; Py_ssize_t room, size; } Buffer;

#define MOST_NUMBER 0x3FFFFFFF

typedef struct { size_t start, size; long number; } Word;

typedef struct {
    PyObject_HEAD
    Word *places;                         /* those that are free have the number 0 */
    unsigned char *letters;               /* of all words, one after the other */
    uint32_t mask;                        /* the number of places, less one */
} Words;

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* fold.c: what a text is searched as, in lower case, each stretch of white space one space, with one before and after
   it. -1 and an exception if that is not possible. */
int fold(Buffer *to, PyObject *text);
void fill_lower(void);

/* states.c: 0, or -1 and an exception. */
int add_hints(Scanner *s, PyObject *groups);
int link_states(Scanner *s);
int pack_states(Scanner *s);

/* words.c: of which kind each byte is, once that is filled in; 0 for those beyond ASCII. */
enum { CAPITAL = 1, SMALL = 2, DIGIT = 4, LINE = 8, IN_WORD = 15, MARK = 16, IN_PIECE = 31, SPACE = 32 };
extern unsigned char kinds[256];
void fill_kinds(void);

/* The number of a word; 0 if it is none of these. */
long number_of(const Words *w, const unsigned char *at, size_t size);

/* capitals.c: how many bytes a character beyond ASCII takes that surely is no letter: dashes, quotation marks and such; 0 for others. */
int sign(const unsigned char *at, const unsigned char *end);

/* What Python sees: scanner.c, words.c, and what these words do in capitals.c and names.c; functions of capitals.c and measures.c. */
extern PyType_Spec scanner_spec, words_spec;
PyObject *words_capitals(PyObject *self, PyObject *arguments);
PyObject *words_names(PyObject *self, PyObject *arguments);
PyObject *places(PyObject *module, PyObject *arguments);
PyObject *measures(PyObject *module, PyObject *texts);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
