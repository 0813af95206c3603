package org.chemosign.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.ExpressionUnit;
import org.chemosign.expression.GeneIdentifierType;
import org.chemosign.expression.GeneIndex;
import org.chemosign.expression.GeneTable;
import org.chemosign.signature.Drug;
import org.chemosign.signature.Signature;
import org.chemosign.signature.SignatureCatalog;
import org.chemosign.signature.SignatureGene;
import org.chemosign.signature.SignaturePackWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureTrainerTest {

  @TempDir Path folder;

  static TrainingPlan plan(List<Learner> learners) {
    PackIdentity identity = PackIdentity.ofDrug(Drug.GEMCITABINE, "test 1");
    return TrainingPlan.of(identity, learners, Protocol.usual(1).withFolds(4, 3));
  }

  @Test
  void thePackScoresWhatTheModelPredicts() {
    TrainingSet set = new PlantedCohort(60, 40, 5, 7).with(PlantedCohort.LINEAR, 0.5);
    TrainedSignature trained =
        SignatureTrainer.train(set, plan(List.of(RidgeLearner.usual())), TrainingProgress.silent());
    assertPackAgrees(trained, set);
  }

  void assertPackAgrees(TrainedSignature trained, TrainingSet set) {
    SignaturePackWriter.write(folder, trained.pack());
    Signature signature = SignatureCatalog.read(folder);
    List<String> symbols = set.genes().stream().map(SignatureGene::symbol).toList();
    GeneIndex index = GeneIndex.of(symbols, GeneIdentifierType.SYMBOL, GeneTable.bundled());
    for (TrainingSample sample : set.samples()) {
      ExpressionProfile profile =
          ExpressionProfile.of(sample.id(), ExpressionUnit.LOG2_TPM, index, sample.expression());
      double score = signature.score(profile).value().orElseThrow();
      assertThat(score).isCloseTo(trained.model().predict(sample.expression()), within(1e-10));
    }
  }
}
