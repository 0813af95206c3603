package org.chemosign.expression;

import java.util.Arrays;

/**
 * Finds pieces of text that all lie in one byte array, without making a string of any. Entries are
 * numbered from 0 in the order they are added; entries of equal text form a chain.
 */
final class SliceIndex {

  /**
   * Start, end, previous entry of equal text and payload lie together, on one line of the cache.
   */
  private static final int STRIDE = 4;

  private final byte[] text;
  private final int[] entries;
  private final int[] slots;
  private int size;

  /**
   * An empty index.
   *
   * @param text the bytes that all entries lie in; not copied
   * @param capacity most entries it will hold
   */
  SliceIndex(byte[] text, int capacity) {
    this.text = text;
    this.entries = new int[STRIDE * capacity];
    this.slots = new int[Integer.highestOneBit(Math.max(capacity, 8)) * 4];
    Arrays.fill(slots, -1);
  }

  /** Adds the text from start to end and returns its number. */
  int add(int start, int end) {
    return add(start, end, 0);
  }

  /** Adds the text from start to end with a number that goes with it, and returns its own. */
  int add(int start, int end, int payload) {
    int slot = slotOf(text, start, end);
    int entry = size++;
    int at = STRIDE * entry;
    entries[at] = start;
    entries[at + 1] = end;
    entries[at + 2] = slots[slot];
    entries[at + 3] = payload;
    slots[slot] = entry;
    return entry;
  }

  /** The last entry with the text of a key; -1 when there is none. */
  int find(byte[] key, int start, int end) {
    return slots[slotOf(key, start, end)];
  }

  /** The entry of equal text that was added before this one; -1 when this was the first. */
  int previous(int entry) {
    return entries[STRIDE * entry + 2];
  }

  /** The number that was added with an entry. */
  int payload(int entry) {
    return entries[STRIDE * entry + 3];
  }

  private int slotOf(byte[] key, int start, int end) {
    int mask = slots.length - 1;
    int slot = hash(key, start, end) & mask;
    while (slots[slot] >= 0 && !holds(slots[slot], key, start, end)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean holds(int entry, byte[] key, int start, int end) {
    int at = STRIDE * entry;
    return entries[at + 1] - entries[at] == end - start
        && Arrays.equals(text, entries[at], entries[at + 1], key, start, end);
  }

  private static int hash(byte[] key, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + key[i];
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
