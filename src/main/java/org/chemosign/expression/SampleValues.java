package org.chemosign.expression;

import java.util.Arrays;

/**
 * The values of one sample while and after a file is read. They lie in blocks, so that a large
 * matrix grows without being copied and never takes more than its size and one block a sample.
 */
final class SampleValues {

  private static final int BLOCK_BITS = 10;
  private static final int BLOCK = 1 << BLOCK_BITS;
  private static final int FIRST = 16;

  private double[][] blocks = {new double[FIRST]};
  private int size;

  void add(double value) {
    int block = size >> BLOCK_BITS;
    if (block == blocks.length || (size & (BLOCK - 1)) == blocks[block].length) {
      grow(block);
    }
    blocks[block][size++ & (BLOCK - 1)] = value;
  }

  private void grow(int block) {
    if (block == blocks.length) {
      blocks = Arrays.copyOf(blocks, block + 1);
      blocks[block] = new double[BLOCK];
    } else {
      blocks[block] = Arrays.copyOf(blocks[block], blocks[block].length * 2);
    }
  }

  double get(int row) {
    if (row >= size) {
      throw new IndexOutOfBoundsException(row);
    }
    return blocks[row >> BLOCK_BITS][row & (BLOCK - 1)];
  }

  void set(int row, double value) {
    blocks[row >> BLOCK_BITS][row & (BLOCK - 1)] = value;
  }

  int size() {
    return size;
  }
}
