/** Handing out records for research without who they are of: an allow-list, pseudonyms, dates. */
package org.chemosign.operation.deidentify;
