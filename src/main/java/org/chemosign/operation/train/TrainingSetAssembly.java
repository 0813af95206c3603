package org.chemosign.operation.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.Gene;
import org.chemosign.expression.GeneIndex;
import org.chemosign.operation.Refusal;
import org.chemosign.operation.job.JobControl;
import org.chemosign.operation.job.JobStoppedException;
import org.chemosign.operation.predict.StoredProfiles;
import org.chemosign.signature.Drug;
import org.chemosign.signature.SignatureGene;
import org.chemosign.training.TrainingSample;
import org.chemosign.training.TrainingSet;

/** Reads the matrices of models into a training set over the genes that all of them have. */
record TrainingSetAssembly(StoredProfiles profiles) {

  private static final String TISSUE = "pancreas";
  private static final int FEWEST_GENES = 20;

  TrainingSet assemble(List<Model> models, Drug drug, JobControl control) {
    List<ExpressionProfile> read = new ArrayList<>();
    for (Model model : models) {
      if (control.stopped()) {
        throw new JobStoppedException();
      }
      read.add(profiles.read(model.sequence()));
      control.progress("reading profiles: " + read.size() + " of " + models.size());
    }
    List<SignatureGene> genes = shared(read);
    if (genes.size() < FEWEST_GENES) {
      throw Refusal.TOO_FEW.at(
          "Group",
          "the profiles share " + genes.size() + " genes; " + FEWEST_GENES + " are needed");
    }
    List<TrainingSample> samples = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      samples.add(sample(models.get(i), read.get(i), genes));
    }
    return TrainingSet.of(drug, genes, samples);
  }

  /** The genes of the first profile that all others have, too, in its order. */
  private static List<SignatureGene> shared(List<ExpressionProfile> read) {
    Map<Integer, SignatureGene> genes = new LinkedHashMap<>();
    GeneIndex first = read.get(0).genes();
    for (int row = 0; row < first.size(); row++) {
      first
          .gene(row)
          .map(TrainingSetAssembly::named)
          .filter(gene -> first.rowOf(gene.entrezId()) >= 0)
          .ifPresent(gene -> genes.putIfAbsent(gene.entrezId(), gene));
    }
    read.forEach(profile -> genes.keySet().removeIf(id -> profile.genes().rowOf(id) < 0));
    return List.copyOf(genes.values());
  }

  private static SignatureGene named(Gene gene) {
    return new SignatureGene(gene.symbol(), gene.entrezId());
  }

  private static TrainingSample sample(
      Model model, ExpressionProfile profile, List<SignatureGene> genes) {
    double[] values =
        genes.stream()
            .mapToDouble(g -> profile.value(profile.genes().rowOf(g.entrezId())))
            .toArray();
    return TrainingSample.of(model.specimen(), TISSUE, model.auc(), values)
        .withPatient(model.patient())
        .withSpecimen(model.kind());
  }
}
