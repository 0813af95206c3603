/**
 * The command line: predicts files without server or database on the same path as every other door,
 * makes synthetic tumours, looks after signature packs, and demonstrates a running server. The only
 * package that writes to standard output.
 */
package org.chemosign.cli;
