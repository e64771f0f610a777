/* Where sentences begin and end: the same as policylint/reading/sentences.py finds, for speed.

   What is plain is decided here; a place of which more has to be known, as one after an abbreviation, is left to the function
   written in Python, and so is a text in which a stretch is too long for one sentence. */

#ifndef POLICYLINT_SPLITTING_H
#define POLICYLINT_SPLITTING_H

#ifndef Py_LIMITED_API
#define Py_LIMITED_API 0x030A0000
#endif
#ifndef PY_SSIZE_T_CLEAN
#define PY_SSIZE_T_CLEAN
#endif
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct {
    PyObject *string;
    Py_UCS4 *at;
    Py_ssize_t length;
} Text;

typedef struct {
    Py_ssize_t *at, count, room;
} Places;

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* characters.c: what `str.isspace` says of a character; whether it is a letter or a figure of ASCII; and which of ASCII's are
   marks that end or enclose sentences: few are, so that this is asked first. */
int is_space(Py_UCS4 one);
int is_plain(Py_UCS4 one);
extern const char marks[128];

/* Adds a number; -1 and an exception if there is no memory. */
int add_place(Places *places, Py_ssize_t place);

/* clear.c: whether there is but one sentence, in a text without the white space behind `end`; and where sentences may end:
   0 if that is not clear, -1 and an exception if there is no memory. It tells besides whether anything may stand in brackets or
   quotation marks. */
int is_single(const Text *text, Py_ssize_t end);
int clear_ends(const Text *text, Places *found, int *encloses);

/* gaps.c: adds the places before capitals and figures at which sentences may end: -1 and an exception. And puts places in order, each
   once, without the end of the text. */
int add_gaps(const Text *text, Places *found);
void put_in_order(Places *places, Py_ssize_t length);

/* pairs.c: begins and ends, in turn, of the outermost stretches in brackets or quotation marks; -1 and an exception if
   there is no memory. */
int find_pairs(const Text *text, Places *found);

/* bounds.c: the function of the module. */
PyObject *bounds(PyObject *module, PyObject *const *given, Py_ssize_t count);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
