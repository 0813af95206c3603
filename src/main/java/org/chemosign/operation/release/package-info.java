/**
 * Signatures that were made on the server: Libraries that carry their pack, released and retired by
 * named persons, and the catalog that predictions use, which follows them.
 */
package org.chemosign.operation.release;
