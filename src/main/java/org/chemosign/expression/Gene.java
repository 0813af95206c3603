package org.chemosign.expression;

import java.util.Optional;

/**
 * A human gene of the frozen gene table.
 *
 * @param entrezId NCBI Gene identifier
 * @param symbol approved symbol in the table's release
 * @param ensemblId first Ensembl gene identifier without version, where the table has one
 */
public record Gene(int entrezId, String symbol, Optional<String> ensemblId) {}
