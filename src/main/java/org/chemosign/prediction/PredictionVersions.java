package org.chemosign.prediction;

/**
 * Everything besides the signatures that decides a prediction, so that a report can name it.
 *
 * @param software version of ChemoSign
 * @param geneTable version of the gene table
 * @param geneTableSha256 SHA-256 (hex) of the gene table
 * @param regimenRules version of the regimen rules
 * @param regimenRulesSha256 SHA-256 (hex) of the regimen rules
 */
public record PredictionVersions(
    String software,
    String geneTable,
    String geneTableSha256,
    String regimenRules,
    String regimenRulesSha256) {}
