#pragma once
#include "cases/case_store.h"
#include "codebook/codebook.h"

/// What follows from the recorded values: whether a set is answered, derived variables.
namespace casewise {

/// Names the values of derived variables and the items that sets have in the file. Columns come without blocks.
void begin_derived(const codebook& book, case_store& cases);

/// Fills one block of every set and derived variable. The categorical variables have been indexed, and those that are
/// compared have their codes still.
/// False where there is no memory.
bool derive_block(const codebook& book, case_store& cases, std::size_t block);

}  // namespace casewise
