/** Microbenchmarks of the core; {@code bench/core.sh} runs them. They are not part of the tests. */
package org.chemosign.bench;
