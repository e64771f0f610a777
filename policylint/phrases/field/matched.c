/* Where entries match, by each of their triggers, and where they stand under what they must stand under. */

#include "weigh.h"

Bits *new_set(Weighing *w) { return keep_zero(w->f, w->width * sizeof(Bits)); }

int has_any(const Weighing *w, const Bits *set) {
    Bits any = 0;
    for (Py_ssize_t i = 0; i < w->width; i++) any |= set[i];
    return any != 0;
}

/* Whether a pattern of a set matches in one of the contexts of a run. */
static int stands_in(const Around *a, const Run *run, const Bits *contexts) {
    const int32_t *list = a->numbers + run->contexts;
    for (int32_t i = 1; i <= list[0]; i++)
        if (contexts[list[i] >> 6] >> (list[i] & 63) & 1) return 1;
    return 0;
}

/* The first run that does not end before a passage of the document. */
static const Run *run_at(const Around *a, Py_ssize_t number) {
    int32_t from = 0, to = a->runs;
    while (from < to) {
        int32_t middle = from + (to - from) / 2;
        if (a->run[middle].end <= number) from = middle + 1;
        else to = middle;
    }
    return a->run + from;
}

/* The passages around which a pattern of a set matches; NULL and an exception. */
const Bits *around_here(Weighing *w, int32_t set) {
    if (w->here[set]) return w->here[set];
    const Around *a = w->around;
    const Bits *contexts = contexts_in(w->around, set);
    Bits *found = contexts ? new_set(w) : NULL, any = 0;
    if (!found) return NULL;
    for (int32_t i = 0; i <= a->contexts / 64; i++) any |= contexts[i];
    const Run *run = any ? run_at(a, w->first) : a->run + a->runs;
    for (Py_ssize_t end = w->first + w->f->passages; run < a->run + a->runs && run->start < end; run++) {
        if (!stands_in(a, run, contexts)) continue;
        Py_ssize_t from = run->start > w->first ? run->start : w->first;
        for (; from < run->end && from < end; from++) add(found, from - w->first);
    }
    return w->here[set] = found;
}

/* Keeps that an entry matched in some passages, and adds them to all in which it does. */
static int keep_match(Weighing *w, int32_t entry, int32_t trigger, const Bits *passages) {
    Weight *weight = w->weight + entry;
    if (w->matches == w->match_room) {
        Py_ssize_t room = w->match_room ? 2 * w->match_room : 256;
        Matched *larger = realloc(w->match, room * sizeof(Matched));
        if (!larger) { PyErr_NoMemory(); return -1; }
        w->match = larger;
        w->match_room = room;
    }
    Bits *kept = keep(w->f, w->width * sizeof(Bits));
    if (!weight->together) weight->together = new_set(w);
    if (!kept || !weight->together) return -1;
    for (Py_ssize_t i = 0; i < w->width; i++) weight->together[i] |= kept[i] = passages[i];
    w->match[w->matches++] = (Matched){entry, trigger, kept, NULL};
    return 0;
}

static int add_match(Weighing *w, int32_t number, int32_t trigger, const Bits *hits, Bits *passages) {
    const Weighed *entry = w->entries->entry + number;
    const Bits *among = w->among[entry->kinds], *under = NULL;
    for (Py_ssize_t i = 0; i < w->width; i++) passages[i] = hits[i] & among[i];
    if (!has_any(w, passages)) return 0;
    if (entry->under >= 0 && !(under = around_here(w, entry->under))) return -1;
    for (Py_ssize_t i = 0; under && i < w->width; i++) passages[i] &= under[i];
    return has_any(w, passages) ? keep_match(w, number, trigger, passages) : 0;
}

int find_matches(Weighing *w) {
    const Entries *e = w->entries;
    Bits *hits = new_set(w), *passages = new_set(w);
    if (!hits || !passages) return -1;
    for (int32_t pattern = 0; pattern < e->program->count[PATTERNS]; pattern++) {
        if (e->first[pattern] == e->first[pattern + 1]) continue;
        const Bits *starts = starts_of(w->f, pattern, 0);
        if (w->f->failed) return -1;
        if (!starts) continue;
        memset(hits, 0, w->width * sizeof(Bits));
        mark_passages(w->f, starts, hits);
        for (int32_t i = e->first[pattern]; i < e->first[pattern + 1]; i++)
            if (add_match(w, e->triggered[i], pattern, hits, passages) < 0) return -1;
    }
    return 0;
}
