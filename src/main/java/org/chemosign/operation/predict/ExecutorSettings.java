package org.chemosign.operation.predict;

import org.chemosign.expression.ExpressionLimits;
import org.chemosign.expression.GeneTable;
import org.chemosign.operation.LocalReferences;
import org.chemosign.report.Laboratory;

/**
 * What the executor is told once.
 *
 * @param geneTable table that gene identifiers are resolved in
 * @param limits how large a matrix may be
 * @param laboratory who answers for the reports
 * @param concurrent most predictions at a time
 * @param references what is a resource of this server
 */
public record ExecutorSettings(
    GeneTable geneTable,
    ExpressionLimits limits,
    Laboratory laboratory,
    int concurrent,
    LocalReferences references) {}
