/* Numbers that Python gives, in arrays of our own. */

#include "field.h"

int grow_numbers(int32_t **numbers, int32_t *room, Py_ssize_t size) {
    if (size <= *room) return 0;
    if (size > INT32_MAX / 16) { PyErr_SetString(PyExc_OverflowError, "too many numbers"); return -1; }
    int32_t more = 2 * (int32_t)size + 16;
    int32_t *larger = realloc(*numbers, more * sizeof(int32_t));
    if (!larger) { PyErr_NoMemory(); return -1; }
    *numbers = larger;
    *room = more;
    return 0;
}

int32_t add_list(int32_t **numbers, int32_t *size, int32_t *room, PyObject *tuple, long limit) {
    if (!PyTuple_Check(tuple)) { PyErr_SetString(PyExc_TypeError, "numbers are a tuple"); return -1; }
    int32_t offset = *size;
    Py_ssize_t count = PyTuple_Size(tuple);
    if (grow_numbers(numbers, room, offset + count + 1) < 0) return -1;
    (*numbers)[offset] = (int32_t)count;
    for (Py_ssize_t i = 0; i < count; i++) {
        long number = PyLong_AsLong(PyTuple_GetItem(tuple, i));
        if (number == -1 && PyErr_Occurred()) return -1;
        if (number < 0 || number >= limit) {
            PyErr_SetString(PyExc_IndexError, "there is no such number");
            return -1;
        }
        (*numbers)[offset + 1 + i] = (int32_t)number;
    }
    *size = offset + (int32_t)count + 1;
    return offset;
}
