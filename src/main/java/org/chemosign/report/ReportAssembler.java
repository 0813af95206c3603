package org.chemosign.report;

import java.util.Optional;
import java.util.function.Function;
import org.chemosign.expression.Gene;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneResolution;
import org.chemosign.expression.GeneTable;
import org.chemosign.prediction.ChemosensitivityPrediction;

/** Makes FHIR resources of a prediction. Pure and thread-safe. */
public final class ReportAssembler {

  private final Function<String, Optional<Gene>> genes;

  /**
   * @param genes the gene of a signature's symbol, for its NCBI Gene number; empty when unknown
   */
  public ReportAssembler(Function<String, Optional<Gene>> genes) {
    this.genes = genes;
  }

  /** An assembler that codes genes by a gene table. */
  public static ReportAssembler with(GeneTable table) {
    return new ReportAssembler(
        symbol ->
            table.resolve(symbol, GeneIdentifierType.SYMBOL)
                    instanceof GeneResolution.Resolved resolved
                ? Optional.of(resolved.gene())
                : Optional.empty());
  }

  /** The report of a prediction with all its parts. */
  public AssembledReport assemble(ChemosensitivityPrediction prediction, ReportContext context) {
    Messages messages = new Messages(context.language());
    return new AssembledReport(
        context.identity(),
        prediction.versions().software(),
        links ->
            ReportParts.assemble(new ReportScope(prediction, context, messages, links), genes));
  }
}
