package org.chemosign.synthetic;

import java.util.Optional;

/**
 * How one gene behaves in a synthetic tumour. The same in all tumours and under all seeds.
 *
 * @param symbol current symbol
 * @param length transcript length, base pairs
 * @param logLevel natural logarithm of the typical abundance, in TPM before normalisation
 * @param noise standard deviation of the gene's own variation between tumours, natural-log scale
 * @param programme the programme it belongs to
 * @param background loadings on the nameless background factors
 */
record SyntheticGene(
    String symbol,
    int length,
    double logLevel,
    double noise,
    Optional<Programme> programme,
    double[] background) {}
