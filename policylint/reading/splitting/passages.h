/* Passages of a text: the same as `Reader.read_paragraph` and `Reader._add` in policylint/reading/order.py make, for speed.

   A text that does not read as it stands in the source, one with links, with a title or with a question is left to the methods written in Python. */

#ifndef POLICYLINT_PASSAGES_H
#define POLICYLINT_PASSAGES_H

#include "../../frozen/making/making.h"

#define LONG_SENTENCE 40

enum {
    CONTENT, PLACE, SECTION, HEADINGS, QUOTED, REFUSED, DENIED, TEXT, LABEL, LINKS, INTRODUCTION, KIND, SENTENCE, ITEM, ROW, SPACE,
    EMPTY, SPAN, START, END, NAMES
};

/* What passages are made with, for as long as the module is there. */
typedef struct {
    Maker passage, stretch, span;
    PyObject *is_denied, *bounds;
    PyObject *names[NAMES], *nothing;
} Kit;

/* A text that reads as it stands in the source; `whole`, `content` and `place` are owned. */
typedef struct {
    PyObject *whole, *content, *place;
    Py_ssize_t start;
} Stretch;

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* kit.c: a capsule with a kit, and what is in it: NULL and an exception if it is something else. */
PyObject *new_kit(PyObject *module, PyObject *arguments);
const Kit *get_kit(PyObject *capsule);

/* stretches.c: a text, if it is plain: 1, 0 if it is not, -1 and an exception; what it owns is released. */
int get_stretch(const Kit *kit, PyObject *text, Stretch *stretch);
void drop_stretch(Stretch *stretch);

/* Part of a text, all of it with `start` 0 and its length: NULL and an exception. The same behind what introduces it. And its place in the source. */
PyObject *part_of(const Kit *kit, const Stretch *stretch, PyObject *content, Py_ssize_t start);
PyObject *introduced(const Kit *kit, const Stretch *introduction, PyObject *content, Py_ssize_t start);
PyObject *span_of(const Kit *kit, Py_ssize_t start, Py_ssize_t length);

/* The place of a whole paragraph, if it is just so: else NULL, with an exception or without. */
PyObject *same_span(const Kit *kit, PyObject *paragraph, Py_ssize_t start, Py_ssize_t length);

/* What the sentences of a text have in common, all borrowed; `paragraph` is the one that has the text, or a cell, or NULL. */
typedef struct {
    const Kit *kit;
    PyObject *found, *text, *bounds, *kind, *introduction, *context, *label, *paragraph;
} Told;

/* passages.c: adds them: 1, 0 if they are not plain, in which case it adds none, -1 and an exception. */
int add_told(const Told *told);
PyObject *add_passages(PyObject *module, PyObject *const *given, Py_ssize_t count);

/* paragraphs.c: reads one, likewise. */
PyObject *read_paragraph(PyObject *module, PyObject *const *given, Py_ssize_t count);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
