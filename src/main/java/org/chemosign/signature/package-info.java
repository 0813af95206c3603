/**
 * Transcriptomic signatures: model cards, the engines that score one tumour alone, the data packs
 * they are read from, and the catalog of all packs. Knows {@code expression}, a statistics library,
 * and JSON for the cards.
 */
package org.chemosign.signature;
