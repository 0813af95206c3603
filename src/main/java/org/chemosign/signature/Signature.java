package org.chemosign.signature;

import java.util.List;
import org.chemosign.expression.ExpressionProfile;
import org.chemosign.expression.GeneIndex;

/**
 * A transcriptomic signature: a card and the numbers of one of the sealed kinds. Immutable and
 * thread-safe. It scores one sample alone, without regard to any other sample.
 */
public sealed interface Signature
    permits RankNormalLinearSignature,
        GenePairSignature,
        GradientSignature,
        RankNormalTreesSignature,
        WekaModelSignature {

  /** The model card. */
  SignatureCard card();

  /** The genes of the numbers, each once, in card order. */
  List<SignatureGene> genes();

  /** How the genes are found among the rows of a file. */
  GeneMatching matching();

  /**
   * Finds this signature's genes among the rows of a file, once for all samples that share the
   * rows.
   *
   * @param genes rows of the profiles to be scored
   */
  BoundSignature bind(GeneIndex genes);

  /** Scores one profile. */
  default SignatureScore score(ExpressionProfile profile) {
    return bind(profile.genes()).score(profile);
  }

  /** A signature whose genes have been found in a {@link GeneIndex}. Thread-safe. */
  interface BoundSignature {

    /**
     * Scores a profile.
     *
     * @param profile a profile over the index that was bound
     */
    SignatureScore score(ExpressionProfile profile);
  }
}
