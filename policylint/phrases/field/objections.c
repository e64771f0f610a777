/* Where entries do not count, whatever the trigger. */

#include "weigh.h"

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

/* The passages in which an entry matched, but for those in which all of its topics are won. */
static void copy_open(const Weighing *w, int32_t number, Bits *left) {
    const int32_t *topics = w->entries->numbers + w->entries->entry[number].topics;
    for (Py_ssize_t i = 0; i < w->width; i++) {
        Bits open = 0;
        for (int32_t topic = 1; topic <= topics[0]; topic++) open |= ~w->done[topics[topic]][i];
        left[i] = w->weight[number].together[i] & open;
    }
}

int object(Weighing *w, int32_t number) {
    const Weighed *entry = w->entries->entry + number;
    const int32_t *numbers = w->entries->numbers, *groups = numbers + entry->with, *unless = numbers + entry->unless;
    Weight *weight = w->weight + number;
    Bits *left = w->left, *sets = w->left + w->width;
    if (weight->weighed) return 0;
    weight->weighed = 1;
    copy_open(w, number, left);
    for (int32_t why = QUOTED; why <= SILENT; why++)
        if ((why != ANSWERED || entry->is_stating) && take_out(w, weight, left, w->silent[why], why, 0) < 0) return -1;
    if (unless[0] && take_by_list(w, weight, left, unless, 0, sets) < 0) return -1;
    for (int32_t i = 1; i <= groups[0]; i++)
        if (take_by_list(w, weight, left, numbers + groups[i], 1, sets) < 0) return -1;
    if (entry->not_under < 0 || !has_any(w, left)) return 0;
    const Bits *elsewhere = around_here(w, entry->not_under);
    return elsewhere ? take_out(w, weight, left, elsewhere, ELSEWHERE, 0) : -1;
}
