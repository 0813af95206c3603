/**
 * The operation {@code $amend}: a report takes the place of a signed one, or is declared an error.
 */
package org.chemosign.operation.amend;
