/* The events of a Markdown parser, handed on to what takes them: the same as `hand_on` in policylint/frontends/markdown_events.py does, for speed.

   Blocks that hold but one stretch of text, as most do, are made here; any other event goes to its handler written in Python, and
   a block that is not plain in every way to `MarkdownReader._take_plain`. */

#ifndef POLICYLINT_TAKING_H
#define POLICYLINT_TAKING_H

#include "../../frozen/making/making.h"

#define LONGEST_TITLE 62
#define MOST_WORDS 6
#define MAX_DEPTH 32

/* A place in the source, which is held as UTF-8: in bytes and in code points. */
typedef struct {
    const char *bytes;
    Py_ssize_t size, byte, point;
    int ascii;
} Places;

enum { END, DEPTH, LOOSE, OPEN, LIST, ITEM, LIST_START, LIST_END, ITEM_START, PARAGRAPH, ITEM_END, H1, H2, H3, H4, H5, H6, ATX, EMPTY, START, LEVEL, ID, NAMES };

/* What blocks are made with: kept from one call to the next, for there are many. */
typedef struct {
    PyObject *given;                                  /* the kit, as Python has it; all that is told by it is borrowed */
    PyObject *token, *edge, *run_in, *printed_number; /* the classes of tokens, and what finds run-in titles and numbers */
    PyObject *names[NAMES], *nothing;
    Maker paragraph, heading, stretch, span;
} Kit;

typedef struct {
    PyObject *reader, *text, *blocks, *tokens, *inlines, *starts, *ends, *others;
    const Kit *kit;
    Places places;
} Taking;

/* A block that holds but one stretch of text: the values of its events, all borrowed. */
typedef struct {
    enum { A_PARAGRAPH, AN_ITEM, A_HEADING } kind;
    PyObject *name, *detail, *where, *last, *content, *place;
} Plain;

/* Where it is: the byte and the code point at which it begins, those at which its text does, and the code point at which it ends;
   that once more as Python has it, owned, for all that end there to share: there are many. */
typedef struct {
    Py_ssize_t begun, begins, byte, start, end;
    PyObject *last;
} Block;

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* characters.c of policylint/reading/splitting: what `str.isspace` says of a character. */
int is_space(Py_UCS4 one);

/* places.c: the code point at a byte offset, -1 if there is no such offset; and where a range of the parser's begins or ends: -1 and
   an exception. */
Py_ssize_t point_at(Places *places, Py_ssize_t byte);
Py_ssize_t offset_of(PyObject *range, PyObject *name);

/* How long the marker is that stands at a byte offset (`marker_at` in Python), if it is plainly there; else 0. */
Py_ssize_t marker_length(const Places *places, Py_ssize_t byte);

/* titles.c: whether a text of so many code points, at the beginning of some bytes, may open with a run-in title; where not, `run_in` gives None. */
int may_have_title(const char *bytes, Py_ssize_t size, Py_ssize_t length);

/* tokens.c: adds a token, or one of an edge, and says where the last block ends: -1 and an exception, also if the place is NULL. A number
   that the blocks have by a name: the same. Whether text goes on that no event opened: 1, 0, or -1 and an exception. */
int add_token(Taking *taking, PyObject *terminal, PyObject *value);
int add_edge(Taking *taking, PyObject *terminal, PyObject *place, PyObject *marker, PyObject *ordered);
int set_end(Taking *taking, PyObject *end);
Py_ssize_t number_in(Taking *taking, int name);
int is_loose(Taking *taking);

/* plain.c: takes a block: 1 if it did, 0 if it is not plain, -1 and an exception. containers.c: the same of the events of a list or an item. */
int take_text(Taking *taking, const Plain *plain);
int start_container(Taking *taking, int is_item, PyObject *where, PyObject *detail);
int end_container(Taking *taking, int is_item);

/* headings.c: adds a heading, and puts right where it ends: 1, 0 if it is not plain, -1 and an exception. */
int add_heading(Taking *taking, const Plain *plain, Block *block);

/* kit.c: what is in a kit, NULL and an exception if it is something else; it is there until the next is asked for. */
const Kit *get_kit(PyObject *given);

/* Takes up the strings of some texts: -1 and an exception, if there is no memory. */
int intern_all(PyObject **into, const char *const *texts, int count);

/* take.c and drive.c: the functions of the module. */
PyObject *take(PyObject *module, PyObject *arguments);
PyObject *drive(PyObject *module, PyObject *arguments);

/* nodes.c: another. */
PyObject *nodes_of(PyObject *module, PyObject *classes);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
