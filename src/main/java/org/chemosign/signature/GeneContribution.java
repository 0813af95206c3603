package org.chemosign.signature;

/**
 * What one gene added to a score.
 *
 * @param gene symbol on the signature's card
 * @param contribution signed amount in the unit of the score
 */
public record GeneContribution(String gene, double contribution) {}
