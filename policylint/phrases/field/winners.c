/* What wins: of each topic and passage the surest entry, the first of equally sure ones. */

#include "weigh.h"

/* What Python answered: 1, 0, or -1 and an exception. It may have asked the same field for something, in vain. */
static int answer(Weighing *w, PyObject *result) {
    w->f->failed = 0;
    int yes = result ? PyObject_IsTrue(result) : -1;
    Py_XDECREF(result);
    return yes;
}

/* Whether a passage may deny something: 1, 0, or -1 and an exception. Each with a chunk that may is asked about once. */
static int may_deny(Weighing *w, Py_ssize_t number) {
    if (!w->f->text->marked[number]) return 0;
    if (!has(w->f, w->asked, number)) {
        int yes = answer(w, PyObject_CallFunction(w->may_deny, "n", number));
        if (yes < 0) return -1;
        add(w->asked, number);
        if (yes) add(w->may, number);
    }
    return has(w->f, w->may, number);
}

/* Whether the words of a trigger are denied in a passage: 1, 0, or -1 and an exception. */
static int is_denied(Weighing *w, int32_t trigger, Py_ssize_t number) {
    Py_ssize_t start, end;
    int found = first_span(w->f, trigger, 0, number, &start, &end);
    return found <= 0 ? found : answer(w, PyObject_CallFunction(w->denied, "nnn", number, start, end));
}

/* Takes from some passages those in which the words of a void entry are denied, but for topics that are won there. */
static int take_denied(Weighing *w, Matched *match, const int32_t *topics, Bits *passages) {
    for (Py_ssize_t i = 0; i < w->width; i++) {
        Bits open = 0;
        for (int32_t topic = 1; topic <= topics[0]; topic++) open |= passages[i] & ~w->done[topics[topic]][i];
        for (; open; open &= open - 1) {
            Py_ssize_t number = i * 64 + lowest(open);
            int denied = may_deny(w, number);
            if (denied > 0) denied = is_denied(w, match->trigger, number);
            if (denied < 0) return -1;
            if (!denied) continue;
            if (!match->negated && !(match->negated = keep_zero(w->f, w->width * sizeof(Bits)))) return -1;
            add(match->negated, number);
            passages[i] ^= (Bits)1 << (number & 63);
        }
    }
    return 0;
}

/* The words of the first pattern of a list that matches in a passage. */
static int said(Weighing *w, const int32_t *list, Winner *winner) {
    int found = 0;
    for (int32_t i = 1; i <= list[0] && !found; i++)
        found = first_span(w->f, list[i], 1, winner->number, &winner->from, &winner->to);
    return found < 0 ? -1 : 0;
}

/* Says why what won does not count; -1 and an exception. */
static int give_reason(Weighing *w, const Matched *match, Winner *winner) {
    const Weighed *entry = w->entries->entry + match->entry;
    const Objection *one = w->weight[match->entry].first;
    while (one && !has(w->f, one->passages, winner->number)) one = one->next;
    if (one) {
        winner->why = one->why;
        if (one->why == UNTIED) winner->from = one->pattern;
        return one->why == ALSO ? said(w, w->entries->numbers + entry->unless, winner) : 0;
    }
    int denied = match->negated && has(w->f, match->negated, winner->number);
    if (!denied && entry->is_void) denied = is_denied(w, match->trigger, winner->number);
    winner->why = denied ? NEGATED : TOO_LITTLE;
    return denied < 0 ? -1 : 0;
}

static int add_winner(Weighing *w, const Matched *match, int32_t topic, Py_ssize_t number, int counts) {
    if (w->winners == w->winner_room) {
        Py_ssize_t room = w->winner_room ? 2 * w->winner_room : 256;
        Winner *larger = realloc(w->winner, room * sizeof(Winner));
        if (!larger) { PyErr_NoMemory(); return -1; }
        w->winner = larger;
        w->winner_room = room;
    }
    Winner *new = w->winner + w->winners++;
    *new = (Winner){(int32_t)number, topic, match->entry, match->trigger, COUNTS, 0, 0, 0, 0};
    int found = first_span(w->f, match->trigger, 0, number, &new->start, &new->end);
    if (found < 0) return -1;
    return counts ? 0 : give_reason(w, match, new);
}

/* Adds for each topic those of some passages that nothing has won. */
static int win(Weighing *w, const Matched *match, const int32_t *topics, const Bits *passages, int counts) {
    for (int32_t topic = 1; topic <= topics[0]; topic++) {
        Bits *done = w->done[topics[topic]];
        for (Py_ssize_t i = 0; i < w->width; i++) {
            Bits new = passages[i] & ~done[i];
            done[i] |= new;
            for (; new; new &= new - 1)
                if (add_winner(w, match, topics[topic], i * 64 + lowest(new), counts) < 0) return -1;
        }
    }
    return 0;
}

/* Weighs a match: as one that counts, or as one that does not. */
static int weigh_match(Weighing *w, Matched *match, Bits *passages, int counts) {
    const Weighed *entry = w->entries->entry + match->entry;
    const int32_t *topics = w->entries->numbers + entry->topics;
    if (object(w, match->entry) < 0) return -1;
    const Bits *objected = w->weight[match->entry].objected;
    for (Py_ssize_t i = 0; i < w->width; i++) {
        Bits out = (objected ? objected[i] : 0) | (match->negated ? match->negated[i] : 0);
        passages[i] = match->passages[i] & (counts ? ~out : entry->rank == NEAR_MISS ? ~(Bits)0 : out);
    }
    if (counts && entry->is_void && take_denied(w, match, topics, passages) < 0) return -1;
    return win(w, match, topics, passages, counts);
}

int count_all(Weighing *w) {
    Bits *passages = keep(w->f, w->width * sizeof(Bits));
    for (Py_ssize_t topic = 0; topic < PyTuple_Size(w->entries->topics); topic++)
        w->done[topic] = keep_zero(w->f, w->width * sizeof(Bits));
    if (w->f->failed) return -1;
    for (int32_t rank = 0; rank < NEAR_MISS; rank++)
        for (Py_ssize_t i = 0; i < w->matches; i++)
            if (w->entries->entry[w->match[i].entry].rank == rank && weigh_match(w, w->match + i, passages, 1) < 0) return -1;
    for (Py_ssize_t i = 0; i < w->matches; i++)
        if (weigh_match(w, w->match + i, passages, 0) < 0) return -1;
    return 0;
}

static PyObject *tuple_of(const Weighing *w, const Winner *one) {
    const Py_ssize_t numbers[] = {one->number, 0, one->entry, one->trigger, one->start, one->end, one->why, one->from, one->to};
    PyObject *tuple = PyTuple_New(9);
    for (int i = 0; tuple && i < 9; i++) {
        PyObject *item = i == 1 ? PyTuple_GetItem(w->entries->topics, one->topic) : PyLong_FromSsize_t(numbers[i]);
        if (i == 1) Py_XINCREF(item);
        if (!item) Py_CLEAR(tuple);
        else PyTuple_SetItem(tuple, i, item);
    }
    return tuple;
}

PyObject *winners_of(const Weighing *w) {
    Py_ssize_t *place = calloc(w->f->passages + 2, sizeof(Py_ssize_t));
    PyObject *list = place ? PyList_New(w->winners) : PyErr_NoMemory();
    for (Py_ssize_t i = 0; list && i < w->winners; i++) place[w->winner[i].number + 1]++;
    for (Py_ssize_t i = 1; list && i <= w->f->passages; i++) place[i] += place[i - 1];
    for (Py_ssize_t i = 0; list && i < w->winners; i++) {
        PyObject *tuple = tuple_of(w, w->winner + i);
        if (!tuple) Py_CLEAR(list);
        else PyList_SetItem(list, place[w->winner[i].number]++, tuple);
    }
    free(place);
    return list;
}
