package org.chemosign.operation.genomics;

import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * A test as the operations select by it.
 *
 * @param identifiers what it is known by
 * @param specimens what its specimens are known by
 * @param date when it was done
 */
record GenomicTest(List<Token> identifiers, List<Token> specimens, Optional<Date> date) {}
