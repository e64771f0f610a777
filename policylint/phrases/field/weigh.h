/* What is weighed on one field: the same as policylint/detectors/weighing.py, for speed. */

#ifndef POLICYLINT_WEIGH_H
#define POLICYLINT_WEIGH_H

#include "field.h"

/* Why something does not count; as in weighing.py. */
enum { COUNTS, QUOTED, ASKING, REFUSED, ANSWERED, ALSO, UNTIED, ELSEWHERE, NEGATED, TOO_LITTLE };
#define SILENT 4                          /* reasons that hold for a passage, whatever the entry: from QUOTED on; ANSWERED for those that state something */

typedef struct { int32_t entry, trigger; Bits *passages, *negated; } Matched; /* `negated` may be NULL */

typedef struct Objection {
    struct Objection *next;
    Bits *passages;
    int32_t why, pattern;                 /* the pattern that would tie it to the topic, if that lacks */
} Objection;

typedef struct {
    Bits *together, *objected;            /* sets, which may be NULL */
    Objection *first;
    int weighed;                          /* whether it is known where it does not count */
} Weight;                                 /* of an entry */

typedef struct { int32_t number, topic, entry, trigger, why; Py_ssize_t start, end, from, to; } Winner;

typedef struct {
    Field *f;
    Entries *entries;
    Around *around;
    Py_ssize_t first, width;              /* the number of the first passage in the document; 64-bit words of a set of passages */
    PyObject *may_deny, *denied;
    Bits *among[KINDS], *silent[SILENT + 1], *asked, *may; /* of which passages it was asked whether they deny; those that may */
    Bits *left;                           /* three sets, to work with */
    Bits **here, **done;                  /* of each set of patterns for contexts the passages; of each topic those won */
    Weight *weight;                       /* of each entry */
    Matched *match;
    Winner *winner;
    Py_ssize_t matches, match_room, winners, winner_room;
} Weighing;

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* matched.c: finds matches; -1 and an exception. */
Bits *new_set(Weighing *w);
int has_any(const Weighing *w, const Bits *set);
int find_matches(Weighing *w);
const Bits *around_here(Weighing *w, int32_t set);

/* objections.c: finds where an entry does not count, of passages in which one of its topics may be won yet; -1 and an exception. */
int object(Weighing *w, int32_t entry);

/* winners.c: adds what wins; and gives all of it in the order of the passages. -1, or NULL, and an exception. */
int count_all(Weighing *w);
PyObject *winners_of(const Weighing *w);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif
