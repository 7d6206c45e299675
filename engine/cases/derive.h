#pragma once
#include "cases/case_store.h"
#include "codebook/codebook.h"

/// What follows from the recorded values: bitmaps of values, whether a set is answered, derived variables.
namespace casewise {

/// Names the values of derived variables and the items that sets have in the file. Columns come without blocks.
void begin_derived(const codebook& book, case_store& cases);

/// Fills one block of every set and derived variable. The categorical variables still have codes in it.
/// False where there is no memory.
bool derive_block(const codebook& book, case_store& cases, std::size_t block);

/// Turns the codes of one block into what the column keeps: which cases answered, and a bitmap per value in place of
/// the codes where the column has few values. False where there is no memory.
bool index_block(categorical_column& column, std::size_t block, std::size_t cases);

}  // namespace casewise
