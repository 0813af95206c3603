package org.chemosign.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The gene indexes of the files read last, by their identifier columns. The files of a cohort share
 * theirs, and an engine binds to an index once. Thread-safe.
 */
final class GeneIndexCache {

  private static final int MOST = 4;

  private final Map<Key, GeneIndex> indexes =
      new LinkedHashMap<>(MOST * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, GeneIndex> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<GeneIndex> find(IdentifierColumn column, GeneIdentifierType type) {
    return Optional.ofNullable(indexes.get(new Key(column, type)));
  }

  synchronized void keep(IdentifierColumn column, GeneIndex index) {
    indexes.put(new Key(column, index.identifierType()), index);
  }

  private static final class Key {

    private final IdentifierColumn column;
    private final GeneIdentifierType type;
    private final int hash;

    Key(IdentifierColumn column, GeneIdentifierType type) {
      this.column = column;
      this.type = type;
      this.hash = 31 * column.identifierHash() + type.ordinal();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.hash == hash
          && key.type == type
          && key.column.sameIdentifiers(column);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
