/* Where entries match, and where they do not count, whatever the trigger. */

#include "weigh.h"

static Bits *new_set(Weighing *w) { return keep_zero(w->f, w->width * sizeof(Bits)); }

static int has_any(const Weighing *w, const Bits *set) {
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
static const Bits *around_here(Weighing *w, int32_t set) {
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

/* Moves those of some passages that are left to the objections to an entry, under a reason, after those there are. */
static int take_out(Weighing *w, Weight *weight, Bits *left, const Bits *passages, int32_t why, int32_t pattern) {
    Bits any = 0;
    for (Py_ssize_t i = 0; i < w->width; i++) any |= left[i] & passages[i];
    if (!any) return 0;
    Objection *new = keep(w->f, sizeof(Objection)), **last = &weight->first;
    Bits *taken = new_set(w);
    if (!weight->objected) weight->objected = new_set(w);
    if (!new || !taken || !weight->objected) return -1;
    while (*last) last = &(*last)->next;
    *last = new;
    *new = (Objection){NULL, taken, why, pattern};
    for (Py_ssize_t i = 0; i < w->width; i++) {
        taken[i] = left[i] & passages[i];
        weight->objected[i] |= taken[i];
        left[i] ^= taken[i];
    }
    return 0;
}

/* Takes out the passages in which some pattern of a list matches, or, if `lacking`, those in which none does. */
static int take_by_list(Weighing *w, Weight *weight, Bits *left, const int32_t *list, int lacking, Bits *sets) {
    Bits *asked = sets, *found = sets + w->width;
    if (!has_any(w, left)) return 0;
    memcpy(asked, left, w->width * sizeof(Bits));
    memset(found, 0, w->width * sizeof(Bits));
    if (unite_list(w->f, list, asked, found) < 0) return -1;
    return take_out(w, weight, left, lacking ? asked : found, lacking ? UNTIED : ALSO, lacking ? list[1] : 0);
}

static int object_to(Weighing *w, int32_t number, Bits *left, Bits *sets) {
    const Weighed *entry = w->entries->entry + number;
    const int32_t *numbers = w->entries->numbers, *groups = numbers + entry->with, *unless = numbers + entry->unless;
    Weight *weight = w->weight + number;
    memcpy(left, weight->together, w->width * sizeof(Bits));
    for (int32_t why = QUOTED; why <= SILENT; why++)
        if (take_out(w, weight, left, w->silent[why], why, 0) < 0) return -1;
    if (unless[0] && take_by_list(w, weight, left, unless, 0, sets) < 0) return -1;
    for (int32_t i = 1; i <= groups[0]; i++)
        if (take_by_list(w, weight, left, numbers + groups[i], 1, sets) < 0) return -1;
    if (entry->not_under < 0 || !has_any(w, left)) return 0;
    const Bits *elsewhere = around_here(w, entry->not_under);
    return elsewhere ? take_out(w, weight, left, elsewhere, ELSEWHERE, 0) : -1;
}

int object(Weighing *w) {
    Bits *left = new_set(w), *sets = keep(w->f, 2 * w->width * sizeof(Bits));
    if (!left || !sets) return -1;
    for (int32_t number = 0; number < w->entries->count; number++)
        if (w->weight[number].together && object_to(w, number, left, sets) < 0) return -1;
    return 0;
}
